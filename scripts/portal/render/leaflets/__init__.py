"""Leaflets for paper: from authored texts and the ledger to PDF files."""
