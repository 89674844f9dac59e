"""The faces in the hall: start page, tablet, chair's console, gate and big screen; no rules."""
