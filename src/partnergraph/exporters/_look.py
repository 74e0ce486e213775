"""How severities look in every file: a fill, and ink that stands out from it by at least 4.5 to 1."""

SEVERITY = {
    "critical": ("#B00020", "#FFFFFF"),
    "high": ("#9A4600", "#FFFFFF"),
    "medium": ("#FFE08A", "#1D2733"),
    "low": ("#DCE6F2", "#1D2733"),
    "info": ("#EEEEEE", "#1D2733"),
}
