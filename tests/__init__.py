"""Tests: one file a feature, named test_<stage>_<thing>."""
