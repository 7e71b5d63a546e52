"""An amount of money, and a share, as one types them."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.common.money import MINUS, exponent, money_typed, read_money, symbol
from cs_desktop.common.shares import read_share, share_typed
from cs_desktop.views.theme.fonts import TextStyle, font

EXAMPLE = 640_000
SHARE = 0.125


class MoneyEdit(QLineEdit):
    """Takes 640,000, 640K, $1.18M and so on, in one currency; holds minor units."""

    def __init__(self, currency: str, *, required: bool = False) -> None:
        super().__init__()
        self._currency, self._required = currency, required
        self.setFont(font(TextStyle.BODY, tabular=True))
        self.setPlaceholderText(tr("Amount, such as {amount}", amount=self._example("K")))

    @property
    def minor(self) -> int | None:
        """Return the amount in minor units; None where the text is empty or no amount."""
        return read_money(self.text(), self._currency)

    def set_minor(self, minor: int | None) -> None:
        """Show an amount, or none."""
        self.setText("" if minor is None else money_typed(minor, self._currency))

    def problem(self) -> str:
        """Return what is wrong with the text, with an example; empty if nothing."""
        wrong = self.minor is None if self.text().strip() else self._required
        if not wrong:
            return ""
        long = money_typed(EXAMPLE * 10 ** exponent(self._currency), self._currency)
        if self.text().strip().startswith(("-", MINUS)):
            return tr("Enter an amount of 0 or more, such as {long}.", long=long)
        return tr("Enter an amount, such as {long} or {short}.", long=long, short=self._example("K"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show an amount that was typed in short in full."""
        super().focusOutEvent(event)
        if self.minor is not None:
            self.set_minor(self.minor)

    def _example(self, suffix: str) -> str:
        return f"{symbol(self._currency)}{EXAMPLE // 1000}{suffix}"


class ShareEdit(QLineEdit):
    """Takes 12.5 or 12.5%, from 0 to 100; holds a fraction."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(TextStyle.BODY, tabular=True))
        self.setPlaceholderText(tr("Percent, such as {share}", share=share_typed(SHARE)))

    @property
    def share(self) -> float | None:
        """Return the fraction; None where the text is empty or no share."""
        return read_share(self.text())

    def set_share(self, share: float | None) -> None:
        """Show a fraction, or none."""
        self.setText("" if share is None else share_typed(share))

    def problem(self) -> str:
        """Return what is wrong with the text, with an example; empty if nothing."""
        wrong = bool(self.text().strip()) and self.share is None
        if not wrong:
            return ""
        return tr("Enter a percentage from 0 to 100, such as {share}.", share=share_typed(SHARE))
