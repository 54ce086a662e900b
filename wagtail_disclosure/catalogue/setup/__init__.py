"""How a portal comes to be: what ``disclosure_setup`` builds."""
