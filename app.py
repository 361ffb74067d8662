"""Entry: `streamlit run app.py` finds `app` and serves it; each visit then runs this file as a script."""

if __name__ == "__main__":
    from ui.frame import run

    run()
else:
    from starlette.middleware import Middleware
    from streamlit import App

    from ui.headers import Headers
    from ui.server import ROUTES, warm

    app = App(__file__, lifespan=warm, routes=ROUTES, middleware=[Middleware(Headers)])
