"""What regions offer: the statements of kind incentive, put together by sentence, with the conditions that stand near.

One sentence makes one offer; its numbers are told apart by unit, comparator and the words before them:

cap     an amount that is not exceeded for one recipient        fixed   an amount that is given
rate    a share of something (`basis`)                          fund    an amount for the whole programme
term    how long it is given                                    places  how many are chosen
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.serve import names, vocabulary
from dashboard.serve.warehouse import frame

NEAR_LINES = 2
_WORDS = vocabulary.table("sum")
_COUNTS = "(s.sum_kind IN ('cap', 'fixed') AND s.piece = '' AND s.unit = '元')"  # what can be compared
_HEADING = "coalesce(s.section[len(s.section)], '')"
_BEFORE = "regexp_extract(left(s.sentence, s.quote_at), '[^，。；：]*$')"
_SUMS = f"""
    SELECT s.*, {_BEFORE} AS before,
           CASE WHEN s.unit = '%' THEN 'rate'
                WHEN s.unit IN ('年', '个月', '月', '天', '日') THEN 'term'
                WHEN s.unit NOT LIKE '%元' THEN 'places'
                WHEN regexp_matches({_BEFORE}, {vocabulary.quoted(_WORDS["fund"])}) THEN 'fund'
                WHEN s.comparator IN ('<=', '<') THEN 'cap' ELSE 'fixed' END AS sum_kind,
           regexp_extract({_BEFORE}, {vocabulary.quoted(_WORDS["piece"])}, 1) AS piece,
           coalesce(nullif(piece, ''), regexp_extract({_BEFORE}, {vocabulary.quoted(_WORDS["often"])}, 1)) AS per,
           CASE WHEN s.unit = '%' THEN regexp_replace(regexp_extract({_BEFORE}, {vocabulary.quoted(_WORDS["basis"])}, 1),
                                                      '^(不超过|按照|按)$', '') ELSE '' END AS basis
    FROM out_statement s WHERE s.kind = 'incentive'
"""
_REPEATED = """(s.section_text = '编者按' AND EXISTS (SELECT 1 FROM said o WHERE o.document_id = s.document_id
    AND o.section_text <> '编者按' AND o.value = s.value AND o.unit = s.unit))"""


@st.cache_data(max_entries=4, show_spinner=False)
def offers(build: str) -> pd.DataFrame:
    """One row an offer, the highest amount first; what an editor's note repeats of its document is left out.

    sums     list of structs: statement_id, kind, value, value_max, unit, comparator, per, basis, quote, quote_at
    amount   its highest amount for one recipient, in yuan; NULL where it has none
    statement_id   the number that stands for it: the one with that amount, else its highest
    """
    return frame(
        build,
        f"""
        WITH said AS ({_SUMS}),
        offer AS (
            SELECT s.document_id, s.line, s.sentence, any_value(s.region_code) AS region_code,
                   any_value(s.region_name) AS region_name, any_value(s.document) AS document, any_value(s.issued) AS issued,
                   any_value(s.section_text) AS section_text, any_value({_HEADING}) AS heading,
                   list({{'statement_id': s.statement_id, 'kind': s.sum_kind, 'value': s.value, 'value_max': s.value_max,
                         'unit': s.unit, 'comparator': s.comparator, 'per': s.per, 'basis': s.basis, 'quote': s.quote,
                         'quote_at': s.quote_at}} ORDER BY s.quote_at) AS sums,
                   arg_max(s.statement_id, ({_COUNTS}, s.unit LIKE '%元', s.value)) AS statement_id,
                   arg_max(s.sum_kind, s.value) FILTER ({_COUNTS}) AS amount_kind, max(s.value) FILTER ({_COUNTS}) AS amount
            FROM said s WHERE NOT {_REPEATED} GROUP BY s.document_id, s.line, s.sentence
        )
        SELECT o.*, {names.SHORT.format(table="o")} AS short_name, r.region_name_en, coalesce(r.sort_order, 1000000) AS sort_order,
               {vocabulary.first_that_fits("theme", "o.sentence || ' ' || o.heading", "other")} AS theme,
               {vocabulary.first_that_fits("form", "o.sentence", "support")} AS form,
               {vocabulary.all_that_fit("recipient", "o.sentence")} AS recipients
        FROM offer o LEFT JOIN out_region r USING (region_code)
        ORDER BY amount DESC NULLS LAST, sort_order, o.document, o.line, o.statement_id
        """,
    )


@st.cache_data(max_entries=4, show_spinner=False)
def conditions(build: str) -> pd.DataFrame:
    """Statements of kind condition that stand in the section of an incentive, at most a few lines from it.

    One row a condition and offer; `offer_line` and `offer_sentence` say which.
    """
    return frame(
        build,
        f"""
        WITH offer AS (SELECT DISTINCT document_id, line, sentence, section_text FROM out_statement WHERE kind = 'incentive')
        SELECT o.document_id, o.line AS offer_line, o.sentence AS offer_sentence, c.statement_id, c.quote, c.quote_at, c.sentence,
               c.sentence = o.sentence AS is_same
        FROM offer o JOIN out_statement c
          ON c.document_id = o.document_id AND c.section_text = o.section_text AND abs(c.line - o.line) <= {NEAR_LINES}
        WHERE c.kind = 'condition'
        ORDER BY o.document_id, o.line, o.sentence, c.line, c.quote_at
        """,
    )
