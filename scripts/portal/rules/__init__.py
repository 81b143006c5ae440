"""What must be true of the content: one module per subject, one small function per rule."""
