"""Openness: what does open mean, and who is?"""

from analysis.choices.strategy import RATED, SYSTEM, WEIGHTS
from analysis.figures import openness as f
from analysis.tables import openness as t
from analysis.views import Exhibit, Page

PAGE = Page(
    id="openness", title="Openness", question="What does open mean, and who is?",
    exhibits=(
        Exhibit(
            id="definitions", topic="Open by definition", table=t.definitions, figure=f.definitions, finding=t.definitions_finding,
            subtitle="Models of the selection with open weights that meet each stricter definition", terms=("osi", "osaid", "open_weights"),
            note="The OSAID asks for information on the data, not always the data; this count asks for the data and is stricter",
            columns=("term_met", "models_number", "part_pct", "source_id"),
            method="OSI license: Apache-2.0, MIT and others approved. Code and data as the model’s record says; unknown counts as no.",
        ),
        Exhibit(
            id="profiles", topic="Profiles", table=t.profiles, figure=f.profiles, finding=t.profiles_finding, choices=(SYSTEM, RATED),
            subtitle="Ratings by dimension, the 26 most open models of the system", terms=("openness_rating",),
            note="Each system has its own criteria and date; the three are never averaged",
            columns=("label", "company", "dimension", "rating", "printed", "as_of", "source_id"),
        ),
        Exhibit(
            id="composite", topic="A composite you weigh", table=t.composite, figure=f.composite, finding=t.composite_finding,
            choices=WEIGHTS, subtitle="Opening up ChatGPT, six groups of dimensions, your weights; the 20 highest",
            note="A composite hides what it adds up; the part of all weightings says how far a first place depends on the weights",
            columns=("label", "company", "openness_score", "first_pct", "as_of", "source_id"),
            method="Open 1, partial ½, closed 0, mean by group, weighted. First places over 5,000 weightings uniform on the simplex, seeded.",
        ),
        Exhibit(
            id="systems", topic="Three systems side by side", table=t.systems, figure=f.systems, finding=t.systems_finding,
            subtitle="Mean rating of each company’s models in each system, companies in at least two systems",
            note="Systems rate other models at other dates by other criteria: a distance is no error of either",
            columns=("label", "system", "openness_score", "models_number", "as_of", "source_id"),
        ),
        Exhibit(
            id="families", topic="License families", table=t.families, figure=f.families, finding=t.families_finding,
            subtitle="Models of the selection by year of announcement", note="A selection, not a census; families are ours, from the license’s name",
            columns=("year", "license_family", "models_number", "source_id"),
        ),
        Exhibit(
            id="transparency", topic="Transparency", table=t.index_scores, figure=f.index_scores, finding=t.index_finding,
            subtitle="Foundation Model Transparency Index, overall score by edition", terms=("transparency_index",),
            note="The indicators of 2025 are new and harder: no line crosses the break. Transparency is not openness of weights",
            columns=("label", "edition", "score", "max_score", "flagship_model", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
