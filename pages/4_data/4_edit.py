"""Edit data: change a table or add a company on a draft, check it, save it."""

from analysis.exhibits.page import Page

PAGE = Page(
    id="edit",
    title="Edit data",
    question="What should be changed or added?",
    exhibits=(),
    intro="Everything happens on a draft. Nothing is written before you press Save",
    body="edit",
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
