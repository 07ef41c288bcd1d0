"""Entry script: `streamlit run streamlit_app.py`. A rerun runs this file anew, hence the call."""

from assess.app.main import main

main()
