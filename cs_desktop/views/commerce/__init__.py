"""Forms of accounts, subscriptions, losses and renewals, as the side panel shows them."""
