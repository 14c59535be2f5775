"""What the contracts look for, as functions of plain inputs; each sees a planted fault."""
