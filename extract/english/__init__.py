"""What English text needs beside the shared steps of attribution."""
