"""Time expressions measured on TempEval-3."""
