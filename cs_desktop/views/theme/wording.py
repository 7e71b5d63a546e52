"""The language that the window speaks: our own texts, Qt's own, and the direction of lines."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from cs_desktop.common.language import load_language, speak


def wear_language(application: QApplication, chosen: str) -> None:
    """Speak a language in every window made from now on.

    `chosen` is a tag such as "de" or "de_AT"; empty for the language of the system. One that we do not have
    is English.
    """
    # The system's own may be "C", which has no language.
    made = load_language(chosen or QLocale.system().name())
    speak(made)
    locale = QLocale(made.locale)
    QLocale.setDefault(locale)
    application.setLayoutDirection(locale.textDirection())
    # Qt speaks English by itself.
    qt_texts = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not made.is_english and qt_texts.load(locale, "qtbase", "_", folder):
        application.installTranslator(qt_texts)
