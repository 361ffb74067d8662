"""Openness: what does open mean, and who is?"""

from analysis.choices.strategy import FAMILY_UNIT, INDEX_DOMAIN, PROFILE, PROFILE_PAGE, RATED_MODEL, WEIGHED, WEIGHTS
from analysis.exhibits.page import Exhibit, Page, Rows, Tab
from analysis.figures import licenses as license_charts
from analysis.figures import openness as openness_charts
from analysis.figures import transparency
from analysis.tables import licenses, openness, strategy_answers

PAGE = Page(
    id="openness",
    title="Openness",
    question="What does open mean, and who is?",
    answer=strategy_answers.openness_answer,
    tabs=(
        Tab("means", "What open means", ("one_model", "families", "systems"), folded=("systems",)),
        Tab("discloses", "Who discloses", ("profiles", "transparency")),
        Tab("rate", "Rate it yourself", ("composite",)),
    ),
    exhibits=(
        Exhibit(
            id="definitions",
            topic="Open by definition",
            table=licenses.definitions,
            figure=license_charts.definitions,
            finding=licenses.definitions_finding,
            subtitle="Models of the selection with open weights that meet each stricter definition",
            terms=("osi", "osaid", "open_weights"),
            note=(
                "The OSAID (the Open Source AI Definition) asks for information on the data. This count asks for the"
                " data and is stricter"
            ),
            columns=("term_met", "models_number", "models_possible", "part_pct", "source_id"),
            method=(
                "OSI license: Apache-2.0, MIT and others approved. Code and data as the model’s record says; unknown"
                " widens the count."
            ),
        ),
        Exhibit(
            id="profiles",
            topic="Profiles",
            table=openness.profiles,
            figure=openness_charts.profiles,
            finding=openness.profiles_finding,
            choices=PROFILE,
            rows=Rows("label", openness.PAGE_OF, PROFILE_PAGE),
            subtitle=openness.profiles_subtitle,
            terms=("openness_rating",),
            columns=(
                "label",
                "company",
                "dimension",
                "rating",
                "printed",
                "release_year",
                "license_family",
                "as_of",
                "source_id",
            ),
            note=openness.profiles_note,
        ),
        Exhibit(
            id="one_model",
            topic="One model in three systems",
            table=openness.one_model,
            figure=openness_charts.one_model,
            finding=openness.one_model_finding,
            choices=(RATED_MODEL,),
            subtitle=(
                "Ratings by group of dimensions; ≠ and a frame mark groups where means differ by half of the scale or"
                " more"
            ),
            note=(
                "Systems rate at other dates by other criteria. Base and tuned variants count as one model; a blank"
                " cell is not rated"
            ),
            columns=(
                "group",
                "system",
                "printed_name",
                "open_number",
                "ratings_number",
                "detail",
                "as_of",
                "source_id",
            ),
        ),
        Exhibit(
            id="composite",
            of_all=True,
            rows=Rows("label", most=20),
            topic="A composite you weigh",
            table=openness.composite,
            figure=openness_charts.composite,
            finding=openness.composite_finding,
            choices=(WEIGHED, *WEIGHTS),
            subtitle=openness.composite_subtitle,
            columns=openness.COMPOSITE,
            note=(
                "A composite hides what it adds up. The part of all weightings says how far a first place depends on"
                " the weights"
            ),
            method=(
                "Open 1, partial ½, closed 0, mean by group, weighted. First places over 5,000 weightings uniform on"
                " the simplex, seeded."
            ),
        ),
        Exhibit(
            id="systems",
            topic="Companies in three systems",
            table=openness.systems,
            figure=openness_charts.systems,
            finding=openness.systems_finding,
            subtitle="Mean rating of each company’s models in each system, companies in at least two systems",
            note="Systems rate other models at other dates by other criteria. A distance is no error of either",
            columns=("label", "system", "openness_score", "models_number", "as_of", "source_id"),
        ),
        Exhibit(
            id="families",
            timed=True,
            topic="License families",
            table=licenses.families,
            figure=license_charts.families,
            finding=licenses.families_finding,
            choices=(FAMILY_UNIT,),
            subtitle="Models of the selection by year of announcement",
            note="A selection, not a census. Families are ours, from the license’s name",
            columns=("year", "license_family", "models_number", "part_pct", "source_id"),
        ),
        Exhibit(
            id="transparency",
            timed=True,
            topic="Transparency",
            table=licenses.index_scores,
            figure=transparency.ranked_scores,
            finding=licenses.index_finding,
            choices=(INDEX_DOMAIN,),
            subtitle=licenses.index_subtitle,
            terms=("transparency_index",),
            columns=("label", "edition", "domain", "score", "max_score", "flagship_model", "source_id"),
            note=(
                "The indicators of 2025 are new and harder: earlier editions stand apart in words. Transparency is not"
                " openness of weights"
            ),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
