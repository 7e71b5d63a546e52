"""The roadmap in the Library: what is planned, and to which accounts it matters."""
