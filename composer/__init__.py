"""Rows become sentences that someone may wish to send."""
