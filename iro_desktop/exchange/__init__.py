"""Files in and out: the SSDA903 return, and the practise caseload."""
