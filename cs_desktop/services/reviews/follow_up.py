"""A follow-up e-mail written to a file: plain text, or a draft that a mail program opens."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from cs_desktop.common.files import write_whole
from cs_desktop.domain.reviews.follow_up import FollowUp


def write_follow_up(out: Path, mail: FollowUp) -> None:
    """Write an e-mail: as a draft for mail programs where the file ends in .eml, else as plain text.

    Raises:
        KnownError: the file cannot be written.
    """
    plain = f"{mail.subject}\n\n{mail.text}".encode()
    write_whole(_draft(mail) if out.suffix.lower() == ".eml" else plain, out)


def _draft(mail: FollowUp) -> bytes:
    message = EmailMessage(policy=SMTP)
    # Mail programs open it for writing, not as something that came.
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(mail.subject.split())
    addresses = [one for one in mail.to if "@" in one and not set(one) & set('\r\n,;<>"')]
    if addresses:
        message["To"] = ", ".join(addresses)
    message.set_content(mail.text)
    return message.as_bytes()
