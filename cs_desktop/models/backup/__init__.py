"""Backups of a workspace file: whole copies in the folder beside it, each looked over before it counts."""

from cs_desktop.models.backup.folder import side_folder
from cs_desktop.models.backup.making import back_up

__all__ = ["back_up", "side_folder"]
