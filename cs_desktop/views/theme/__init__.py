"""The look: colours, type, icons and the one style sheet made from them."""
