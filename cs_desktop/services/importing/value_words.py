"""What other programs and languages write where we have a few words, as `plain_value` spells it."""

from cs_desktop.domain.importing import ImportKind

_YES = "ja oui si wahr vrai verdadero x on ✓ ✔ j o s"
_NO = "nein non falsch faux falso off ✗ ✘"

FLAGS = {"yes": _YES, "no": _NO}

WORDS: dict[tuple[ImportKind, str], dict[str, str]] = {
    (ImportKind.ACCOUNTS, "relation"): {
        "customer": "client kunde bestandskunde kundin cliente active aktiv actif activo evangelist won",
        "prospect": (
            "lead interessent interessentin opportunity subscriber marketingqualifiedlead "
            "salesqualifiedlead prospekt potential_customer prospecto neukunde"
        ),
    },
    (ImportKind.CONTACTS, "role"): {
        "sponsor": "executive_sponsor exec_sponsor economic_buyer sponsorin geldgeber",
        "champion": "advocate evangelist furspracher fursprecher promotor ambassadeur",
        "power_user": "admin administrator key_user superuser hauptnutzer",
        "decision_maker": (
            "entscheider entscheiderin decisionmaker decision maker buyer budget_holder "
            "decideur decisor budgetverantwortlicher"
        ),
        "detractor": "blocker kritiker gegner opponent detracteur",
        "user": "end_user nutzer anwender anwenderin utilisateur usuario",
        "other": "sonstige sonstiges andere autre otro influencer",
    },
    (ImportKind.CONTACTS, "influence"): {
        "high": "h hoch gross eleve forte alto alta strong",
        "medium": "m mittel moyen moyenne medio media med",
        "low": "l niedrig gering klein faible bajo baja weak",
    },
    (ImportKind.CONTACTS, "sentiment"): {
        "supports": "positive positiv supporter supportive befurwortet favorable positif positivo promoter",
        "neutral": "neutre passive passiv indifferent",
        "against": "negative negativ gegen opposed critical contre negatif negativo detractor",
    },
    (ImportKind.SURVEYS, "kind"): {
        "nps": "net_promoter net_promoter_score",
        "csat": "customer_satisfaction satisfaction kundenzufriedenheit zufriedenheit",
        "ces": "customer_effort customer_effort_score effort",
        "other": "sonstige sonstiges andere autre otro",
    },
    (ImportKind.ACTIVITIES, "kind"): {
        "on_site": "onsite visit besuch vor_ort vor_ort_termin visite visita in_person",
        "call": "phone phone_call telefon telefonat anruf video_call zoom teams appel llamada",
        "email": "e_mail mail incoming_email forwarded_email courriel correo",
        "webinar": "online_seminar webinaire",
        "training": "schulung workshop formation formacion",
        "qbr": "quarterly_business_review quartalsgesprach",
        "ebr": "executive_business_review",
        "community": "forum",
        "outage": "incident ausfall storung panne incidente",
        "note": "notiz nota notizen comment",
        "other": "task sonstige sonstiges andere autre otro",
    },
    (ImportKind.ACTIVITIES, "direction"): {
        "proactive": "outbound outgoing ausgehend proaktiv proactif proactivo sortant saliente",
        "reactive": "inbound incoming eingehend reaktiv reactif reactivo entrant entrante",
    },
    (ImportKind.ACTIVITIES, "purpose"): {
        "risk": "risiko risque riesgo",
        "value": "wert mehrwert valeur valor",
    },
    (ImportKind.CHURN, "category"): {
        "poor_adoption": "adoption low_usage no_usage usage nutzung geringe_nutzung non_use unused",
        "product_fit": "features feature missing_features product produkt funktionen fit",
        "price": "pricing budget cost preis kosten too_expensive prix precio",
        "relationship": "beziehung relation champion_left",
        "service": "support kundenservice",
        "competitor": "competition wettbewerb wettbewerber konkurrenz concurrent competencia switched",
        "beyond_control": (
            "acquired acquisition bankruptcy out_of_business insolvenz ubernahme geschaftsaufgabe merger"
        ),
        "other": "unknown sonstige sonstiges unbekannt andere autre otro none",
    },
    (ImportKind.OPPORTUNITIES, "kind"): {
        "upsell": "up_sell expansion upgrade seats erweiterung mehr_lizenzen",
        "cross_sell": "crosssell add_on addon neues_produkt",
    },
}

NAMES: dict[str, dict[str, str]] = {
    "lifecycle": {
        "onboard": "onboarding einfuhrung implementation implementierung kickoff kick_off integration",
        "adopt": "adoption live go_live in_use produktiv nutzung",
        "realize_value": "value value_realization wertschopfung realized_value",
        "renew": "renewal renewing verlangerung renouvellement renovacion",
        "grow": "growth expansion wachstum ausbau croissance crecimiento",
    },
    "segment": {
        "enterprise": "large grosskunde grosskunden konzern ent grand_compte gran_cuenta",
        "mid_market": "midmarket mm medium mittelstand mid eti mediana",
        "smb": "sme small kmu kleinkunde kleinkunden pme pyme",
    },
    "touch_model": {
        "high_touch": "high hightouch personlich",
        "low_touch": "low lowtouch mid_touch",
        "tech_touch": "tech techtouch digital digital_touch automated",
    },
}
"""By field and the name that a new workspace begins with, where it still has it."""
