"""German, French and Spanish headings of our fields, as `plain_heading` writes them."""

from cs_desktop.domain.importing import ImportKind

_ACCOUNT = (
    "kunde kundennummer kunden_nr kundennr kundenname kunden_id firma unternehmen konto debitor mandant "
    "client nom_du_client societe entreprise compte numero_client code_client "
    "cliente nombre_del_cliente empresa cuenta codigo_de_cliente"
)
_OWNER = (
    "betreuer kundenbetreuer verantwortlich verantwortlicher zustandig zustandiger bearbeiter "
    "responsable charge_de_compte gestionnaire proprietaire "
    "propietario gestor ejecutivo_de_cuenta"
)
_NOTES = (
    "notiz notizen bemerkung bemerkungen kommentar kommentare beschreibung "
    "remarque remarques commentaire commentaires notas observaciones comentarios"
)
_DAY = "datum tag date_de_creation jour fecha dia"

ABROAD: dict[ImportKind, dict[str, str]] = {
    ImportKind.ACCOUNTS: {
        "external_id": (
            "kundennummer kunden_nr kundennr kunden_id debitorennummer debitor nummer nr "
            "numero_client code_client identifiant codigo_de_cliente id_cliente codigo"
        ),
        "name": (
            "kundenname firmenname unternehmensname kunde firma unternehmen organisation "
            "nom_du_client raison_sociale societe entreprise nom client compte "
            "nombre_del_cliente razon_social empresa nombre cliente cuenta"
        ),
        "parent": (
            "muttergesellschaft mutterkonzern konzern obergesellschaft "
            "societe_mere maison_mere groupe empresa_matriz matriz grupo"
        ),
        "industry": "branche industrie wirtschaftszweig secteur secteur_d_activite industria ramo",
        "region": "land gebiet vertriebsgebiet standort pays territoire pais territorio",
        "owner": _OWNER,
        "segment": (
            "kundensegment kundengruppe grosse unternehmensgrosse taille segment_client segmento tamano"
        ),
        "lifecycle": "kundenphase lebenszyklus etape cycle_de_vie statut etapa fase ciclo_de_vida estado",
        "tier": "kundenklasse klasse abc_klasse kategorie niveau categorie nivel categoria",
        "relation": "kundenart kundentyp typ art type_de_client tipo_de_cliente tipo",
        "customer_since": (
            "kunde_seit vertragsbeginn kundenbeginn vertragsstart seit "
            "client_depuis debut_du_contrat date_de_debut "
            "cliente_desde inicio_del_contrato fecha_de_alta fecha_de_inicio"
        ),
        "first_value": (
            "livegang produktivstart inbetriebnahme mise_en_service date_de_mise_en_production "
            "puesta_en_marcha puesta_en_produccion"
        ),
        "website": "webseite homepage internetseite internet site_web site_internet sitio_web pagina_web",
        "cac": "akquisekosten akquisitionskosten cout_d_acquisition coste_de_adquisicion",
        "onboarding_cost": "einfuhrungskosten onboarding_kosten cout_d_integration coste_de_implantacion",
        "touch_model": "betreuungsmodell",
        "desired_outcome": "ziel ziele kundenziel objectif resultat_attendu objetivo resultado_deseado",
        "notes": _NOTES,
    },
    ImportKind.CONTACTS: {
        "external_id": "kontakt_id kontaktnummer id_du_contact id_de_contacto",
        "account": _ACCOUNT,
        "name": (
            "ansprechpartner ansprechpartnerin kontakt kontaktperson "
            "nom_du_contact nom_complet interlocuteur nom contacto nombre_completo nombre_del_contacto nombre"
        ),
        "first_name": "vorname prenom nombre_de_pila",
        "last_name": "nachname familienname nom_de_famille apellido apellidos",
        "title": "funktion position stelle berufsbezeichnung fonction poste intitule_du_poste cargo puesto",
        "email": (
            "mailadresse e_mail_adresse email_adresse courriel adresse_e_mail adresse_email "
            "correo correo_electronico"
        ),
        "phone": (
            "telefon telefonnummer durchwahl handy mobil mobilnummer rufnummer "
            "telephone numero_de_telephone portable telefono numero_de_telefono movil"
        ),
        "role": "rolle role_du_contact rol",
        "influence": "einfluss influencia",
        "sentiment": "stimmung haltung einstellung attitude actitud",
        "reports_to": "vorgesetzter vorgesetzte berichtet_an superieur rattache_a superior reporta_a",
        "left_on": "ausgeschieden_am austritt date_de_depart fecha_de_salida",
        "trained_on": "geschult_am schulung forme_le formado_el",
        "notes": _NOTES,
    },
    ImportKind.PRODUCTS: {
        "external_id": "artikelnummer produktnummer produkt_id reference code_produit codigo_de_producto",
        "name": "produkt produktname artikel bezeichnung produit nom_du_produit producto nombre_del_producto",
        "gross_margin_pct": "marge bruttomarge rohertrag marge_brute margen margen_bruto",
    },
    ImportKind.SUBSCRIPTIONS: {
        "external_id": (
            "vertragsnummer vertrag_nr vertragsnr vertrag vertrags_id abo_nummer abonummer "
            "numero_de_contrat contrat numero_de_contrato contrato"
        ),
        "account": _ACCOUNT,
        "product": "produkt tarif artikel leistung produit offre forfait producto plan_contratado tarifa",
        "arr": (
            "jahresumsatz jahresbetrag jahreswert jahrespreis jahresgebuhr umsatz vertragswert "
            "montant_annuel revenu_annuel chiffre_d_affaires importe_anual ingreso_anual facturacion"
        ),
        "mrr": (
            "monatsumsatz monatsbetrag monatspreis monatsgebuhr montant_mensuel revenu_mensuel "
            "importe_mensual ingreso_mensual cuota_mensual"
        ),
        "start": (
            "vertragsbeginn vertragsstart laufzeitbeginn beginn startdatum start von "
            "debut date_de_debut debut_du_contrat inicio fecha_de_inicio inicio_del_contrato"
        ),
        "end": (
            "gekundigt_zum gekundigt_am kundigungsdatum kundigung_zum enddatum ende bis "
            "date_de_resiliation resilie_le fin date_de_fin fecha_de_baja baja fecha_de_fin"
        ),
        "term_end": (
            "vertragsende laufzeitende laufzeit_bis verlangerung verlangerung_am verlangerungsdatum "
            "ablaufdatum echeance date_d_echeance fin_du_contrat renouvellement "
            "vencimiento fecha_de_vencimiento fin_del_contrato renovacion fecha_de_renovacion"
        ),
        "discount_pct": "rabatt nachlass remise descuento",
        "list_arr": "listenpreis prix_catalogue precio_de_lista",
    },
    ImportKind.METRICS: {
        "account": _ACCOUNT,
        "metric": "kennzahl messgrosse ereignis indicateur mesure indicador medida",
        "date": f"{_DAY} woche monat zeitraum semaine mois semana mes",
        "value": "wert anzahl menge valeur nombre valor cantidad",
    },
    ImportKind.SURVEYS: {
        "external_id": "antwort_id id_de_reponse id_de_respuesta",
        "account": _ACCOUNT,
        "survey": "umfrage befragung enquete sondage encuesta",
        "kind": "umfrageart art typ type_d_enquete tipo_de_encuesta tipo",
        "date": f"{_DAY} beantwortet_am repondu_le respondido_el",
        "score": "bewertung punkte punktzahl note_donnee reponse puntuacion respuesta nota",
        "respondent": "befragter teilnehmer teilnehmerin antwortender repondant participant encuestado",
        "asked": "befragte angeschrieben personnes_interrogees personas_consultadas",
    },
    ImportKind.ACTIVITIES: {
        "external_id": "aktivitats_id id_d_activite id_de_actividad",
        "account": _ACCOUNT,
        "kind": "aktivitat aktivitatsart art typ type_d_activite activite tipo_de_actividad actividad tipo",
        "date": _DAY,
        "subject": "betreff thema titel objet sujet titre asunto tema titulo",
        "minutes": "dauer dauer_min dauer_in_minuten duree duree_en_minutes duracion duracion_en_minutos",
        "direction": "richtung sens direccion",
        "purpose": "zweck anlass finalite finalidad proposito",
        "contact": (
            "teilnehmer ansprechpartner kontakt kontakte participants participantes asistentes contacto"
        ),
        "owner": _OWNER,
        "cost": "kosten cout coste",
        "notes": f"{_NOTES} inhalt contenu contenido",
    },
    ImportKind.CHURN: {
        "external_id": "kundigungs_id id_de_resiliation id_de_baja",
        "account": _ACCOUNT,
        "product": "produkt produit producto",
        "date": f"{_DAY} kundigungsdatum kundigung_am gekundigt_zum date_de_resiliation fecha_de_baja",
        "category": "grund kundigungsgrund kategorie raison motif motivo categoria",
        "stated_cause": "begrundung angegebener_grund raison_donnee motivo_indicado",
        "revealed_cause": "tatsachlicher_grund ursache cause_reelle causa_real",
        "evidence": "beleg nachweis preuve evidencia",
    },
    ImportKind.OPPORTUNITIES: {
        "external_id": "chancen_id opportunite_id id_de_oportunidad",
        "account": _ACCOUNT,
        "kind": "art typ type_d_opportunite tipo_de_oportunidad tipo",
        "amount": "betrag wert volumen umsatz montant valeur importe valor",
        "stage": "stufe status etape statut etapa estado",
        "date": f"{_DAY} gefunden_am erstellt_am trouve_le encontrada_el",
        "found_by": "gefunden_von quelle trouve_par encontrada_por origen",
        "handed_on": "ubergeben_am transmis_le entregada_el",
        "self_serve": "selbstbedienung libre_service autoservicio",
        "notes": _NOTES,
    },
}
"""Words between spaces, the likeliest first."""
