"""Who is who: terms, people, delegations, rolls, badges, accounts and login sessions."""
