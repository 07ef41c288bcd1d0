"""Words for every problem: what is wrong, and what would be right."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from assess.i18n.catalogue import N_, Translator
from assess.i18n.economics import LINE_COLUMN
from assess.i18n.parsers import plain
from assess.i18n.patterns import form
from assess.i18n.quoting import LONGEST, printable, quoted
from assess.i18n.terms import STAGE
from assess.problems import Problem

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # Files
        "not_found": N_("there is no such file or folder; check the path"),
        "is_folder": N_("this is a folder; name a file in it"),
        "no_folder": N_("there is no such folder; name the folder that holds rubric.yaml"),
        "not_readable": N_("the file cannot be read ({found}); check who may read it"),
        "no_folder_there": N_("there is no folder {found} to write into; make it, or choose another place"),
        "not_written": N_(
            "the file cannot be written ({found}); choose another place, or check who may write there"
        ),
        "too_large": N_("the file is over {limit}; at most {limit} are read"),
        "empty_file": N_("the file is empty; it should hold one JSON or YAML document"),
        "not_utf8": N_("the file is not text in UTF-8; save it as UTF-8, or check that it is the right file"),
        # JSON and YAML
        "not_json": N_("not valid JSON ({found}); correct it here or just before"),
        "not_yaml": N_(
            "not valid YAML ({found}); correct it here or just before, and put text with : or # in quotes"
        ),
        "control_character": N_("the character {found} is not allowed in a text file; take it out"),
        "broken_character": N_(
            "half of a character (a lone surrogate); write the whole character, or take it out"
        ),
        "duplicate_key": N_('"{found}" appears twice; keep one of the two'),
        "not_finite": N_("{found} cannot be used as a number; write a finite one"),
        "too_many_digits": N_("this number has too many digits; write one of at most 400"),
        "too_deep": N_("brackets are nested more than {limit} deep; a file has fewer than ten levels"),
        "too_complex": N_("too many values for a file of this kind; check that it is the right file"),
        "alias": N_("{found} is a YAML anchor or alias; write the value out in full"),
        "tag": N_("{found} is a YAML tag; write plain text, numbers, lists and mappings"),
        "several_documents": N_("a second YAML document begins here; keep one document in a file"),
        "complex_key": N_("a list or mapping is used as a key; a key is plain text"),
        # Fields
        "missing": N_('"{field}" is missing; add it'),
        "unknown_field": N_('there is no field "{field}"; take it out, or check its spelling'),
        "unknown_field_near": N_('there is no field "{field}"; did you mean "{near}"?'),
        "not_text": N_("{found} is not text; write text, in quotes where it looks like something else"),
        "not_whole_number": N_("{found} is not a whole number; write one without quotes or decimals"),
        "not_number": N_("{found} is not a number; write one without quotes"),
        "not_true_or_false": N_("{found} is neither true nor false; write one of the two, without quotes"),
        "not_list": N_("{found} is not a list; write [ … ] with a value for each entry"),
        "not_mapping": N_("{found} is not a mapping; write the fields with their values, as in the template"),
        "not_date": N_("{found} is not a date; write the day as 2026-11-23"),
        "not_time": N_("{found} is not a date and time; write it as 2026-11-23T14:05:00Z"),
        "not_one_of": N_("{found} is not possible here; write one of: {expected}"),
        "out_of_range": N_("{found} is out of range; it should be {expected}"),
        "wrong_form": N_("{found} is not of the right form; it should be {expected}"),
        "empty": N_("this is empty; write at least one character or entry"),
        "too_few": N_("there are too few entries; {expected} are needed"),
        "too_long": N_("this is too long; at most {limit} characters or entries"),
        "more_problems": N_("{found} more problems; correct these first"),
        "invalid": N_("{found} is not valid; {expected}"),
        # Numbers as people type them
        "typed_text": N_('"{found}" is not a number; write one such as 1200000, 1,200,000 or 1.2m'),
        "typed_formula": N_('"{found}" is a formula; paste its value'),
        "typed_comma": N_(
            'the comma in "{found}" does not group thousands; write {expected}, or 1,500 for thousands'
        ),
        "typed_grouping": N_(
            '"{found}" can be read as more than one number; write it such as 1234.56 or 1,234.56'
        ),
        "typed_several": N_('"{found}" is more than one number; write one'),
        "typed_date": N_('"{found}" is a date; write a number'),
        "typed_percent": N_('"{found}" is a percentage; write a number without %'),
        "typed_share": N_('"{found}" could be a fraction or a percentage; write {expected}%, or {found}%'),
        "typed_currency": N_('"{found}" is in another currency; write the amount in {expected}'),
        "typed_too_large": N_('"{found}" is over {limit}; check how many digits it has'),
        "typed_negative": N_('"{found}" is below zero; write a number of 0 or more'),
        # Spreadsheets
        "sheet_kind": N_("not a spreadsheet that can be read here; give an .xlsx or .csv file"),
        "sheet_old": N_("an old Excel file (.xls); save it as .xlsx or .csv"),
        "sheet_numbers": N_("a Numbers file; export it from Numbers to Excel or CSV"),
        "sheet_password": N_("the file is protected by a password; save it without one"),
        "sheet_damaged": N_(
            "the file is damaged or not an .xlsx file; open it in Excel or WPS and save it again as .xlsx"
        ),
        "sheet_too_much": N_(
            "the file is larger than the {rows} rows and {across} columns that are read; "
            "copy the table alone into a new file"
        ),
        "sheet_rows": N_("there are more than {rows} rows; keep the table within the first {rows}"),
        "sheet_columns": N_("there are more than {across} columns; keep the table within the first {across}"),
        "sheet_empty": N_("the sheet is empty; fill in the template, and give that file"),
        "sheet_not_text": N_("the text is in an unknown encoding; save it as CSV in UTF-8, or as .xlsx"),
        "sheet_quotes": N_(
            "a quotation mark here or before is not closed; close it, or write it twice within a text"
        ),
        "sheet_merged": N_("merged cells; unmerge them, with a value in each cell"),
        "sheet_formula": N_('"{found}" is a formula; copy the cell and paste it as a value'),
        "sheet_error": N_('"{found}" is an error value of the spreadsheet; write the value'),
        "sheet_no_header": N_("there is no header row; it should say Line, Kind, Start, Q1 and so on"),
        "sheet_header": N_('there is no column "{found}"; take it out, or check its spelling'),
        "sheet_header_near": N_('there is no column "{found}"; did you mean "{near}"?'),
        "sheet_header_twice": N_('the column "{found}" appears twice; keep one of the two'),
        "sheet_header_missing": N_('the column "{column}" is missing; add it'),
        "sheet_periods": N_("the columns for the periods {found} are missing; add them, 0 being the start"),
        "sheet_no_periods": N_(
            "there are no columns for amounts; head them Start, M1, M2 … for months, Q1 for quarters, "
            "Y1 for years"
        ),
        "sheet_mixed_periods": N_(
            'the column "{found}" is for another length of period than those before; keep one length'
        ),
        "sheet_aside": N_(
            'only a currency may be in brackets in "{found}"; write {expected}, and amounts in full'
        ),
        "sheet_no_lines": N_("there is no line below the header; fill in at least one"),
        "sheet_stray": N_('"{found}" is in a column without a header; give the column one, or clear it'),
        "sheet_missing": N_('"{column}" is empty; fill it in'),
        "sheet_not_kind": N_('"{found}" is not a kind of line; choose one such as Cost · People'),
        "sheet_not_kind_near": N_('"{found}" is not a kind of line; did you mean "{near}"?'),
        "sheet_not_flag": N_('"{found}" is neither yes nor no; write one of the two'),
        "sheet_indirect": N_("only a benefit can be indirect, and this is not one; write no"),
        "sheet_attribution": N_(
            "only an indirect benefit has such a share; write yes under Indirect, or clear it"
        ),
        "sheet_id": N_(
            '"{found}" is not an id; write at most 60 small letters, digits, hyphens and underscores, '
            "or clear it"
        ),
        "sheet_id_twice": N_('the id "{found}" is in an earlier row too; clear it in one of the two'),
        # Assessments and backups
        "newer_format": N_(
            "{found} is newer than this version of Assess, which reads {expected}; update Assess"
        ),
        "other_format": N_("{found} is another kind of file; this should be {expected}"),
        "other_rubric": N_(
            'made with the rubric "{found}"; choose that rubric, or a file made with "{expected}"'
        ),
        "newer_rubric": N_(
            "made with rubric version {found}, newer than {expected}, which is here; update Assess"
        ),
        "unknown_criterion": N_('the rubric has no criterion "{found}"; take it out, or check its spelling'),
        "unknown_criterion_near": N_('the rubric has no criterion "{found}"; did you mean "{near}"?'),
        "answered_twice": N_(
            '"{found}" is an earlier name of "{expected}", which is answered too; keep one of the two'
        ),
        # Money
        "other_currency": N_("the money is in {found}, the profile in {expected}; give both in one currency"),
        "rate_as_percent": N_("{found} is too high for a fraction; write 0.2 for 20%"),
        "category_of_another_kind": N_(
            '"{found}" is not a category of the kind "{kind}"; write one of: {expected}'
        ),
        "no_amounts": N_('neither "amounts" nor "driver" is given; give one of the two'),
        "amounts_and_driver": N_('both "amounts" and "driver" are given; keep one of the two'),
        "driver_unknown": N_(
            "the driver is none of the known ones; it should have customers and price, headcount and salary, "
            "or tokens_millions and price_per_1m_tokens"
        ),
        "amounts_number": N_(
            "there are {found} amounts; it should be {expected}, one for the start and one for each period"
        ),
        "amount_negative": N_(
            "{found} is below zero; write a positive number, the kind of the line says which way the "
            "money goes"
        ),
        "no_category": N_("the line has no kind; choose one"),
        "too_many_lines": N_("there are {found} lines, and at most {limit} are allowed; join some"),
        "indirect_no_benefit": N_(
            'only a benefit can be indirect, and this is of the kind "{kind}"; take "indirect" out'
        ),
        "attribution_not_indirect": N_(
            'the line has an attribution but is not indirect; add "indirect: true", or take "attribution" out'
        ),
        "part_above_whole": N_(
            "{found} is more than the {expected} that it is part of; correct one, or say that it comes on top"
        ),
        "repeated_line_id": N_('the id "{found}" appears twice; change one of the two'),
        "unknown_line": N_('there is no line "{found}"; take it out, or check its spelling'),
        "unknown_line_near": N_('there is no line "{found}"; did you mean "{near}"?'),
        "grows_too_large": N_(
            "the amounts reach {found}; check price, growth and discount rate, amounts may go up to "
            "{expected}"
        ),
        # Risk
        "figures_fall": N_("{found} is too low after {expected}; the figures should rise"),
        "loss_no_range": N_(
            "{found} is not above {expected}; write two amounts between which nine of ten losses lie"
        ),
        "loss_too_wide": N_(
            "{found} is more than a million times {expected}; bring the two amounts closer together"
        ),
        "control_twice": N_('the control "{found}" appears twice on the same side; keep one of the two'),
        "tolerance_rises": N_(
            "a larger loss has the probability {found}, a smaller one {expected}; it should be rarer"
        ),
        "unknown_scenario": N_(
            'the catalogue has no scenario "{found}"; begin the id of one of your own with x., '
            "or check its spelling"
        ),
        "unknown_scenario_near": N_('the catalogue has no scenario "{found}"; did you mean "{near}"?'),
        "no_risks": N_("no scenario applies to this company; add some of its own under risks"),
        "risks_without_amount": N_("no scenario has an amount; add to the profile: {found}"),
        "rubric_without_risk": N_("this rubric says nothing of risk; use one that has a risk catalogue"),
        # Plans
        "unknown_step": N_(
            'there is no step "{found}"; write a criterion and a level, such as ip.copyright@2'
        ),
        "unknown_step_near": N_('there is no step "{found}"; did you mean "{near}"?'),
        "step_fixed_and_excluded": N_('"{found}" is both fixed and excluded; keep one of the two'),
        "repeated_name": N_('"{found}" appears twice; take one out, or rename it'),
        # Backups and the store
        "repeated_id": N_('the id "{found}" appears twice; give one of the two assessments another'),
        "history_differs": N_('the last change of "{found}" is not the answer given; make the two the same'),
        "no_economics": N_(
            "no money is entered; enter it in the app, or add economics with lines as in: assess schema "
            "assessment"
        ),
        # The database
        "database_url": N_(
            "not the address of a database; write sqlite:///FILE, postgresql://… or the path of a file"
        ),
        "database_unreachable": N_(
            "the database cannot be opened ({found}); check its address, and that it may be used"
        ),
        "database_busy": N_("the database is busy with another program; try again in a moment"),
        "database_full": N_("no space is left for the database ({found}); free some, nothing was changed"),
        "database_read_only": N_(
            "the database may be read but not written ({found}); check who may write to it"
        ),
        "database_damaged": N_("the database is damaged ({found}); put a backup in its place"),
        "database_not_one": N_("this file is not a database ({found}); name another"),
        "database_foreign": N_(
            "this database belongs to another program (it has {found}); name another, or a new one"
        ),
        "database_newer": N_("the database is from a newer version of Assess ({found}); update Assess"),
        # Rubric folders
        "file_missing": N_(
            "there is no file {found} for this dimension; write it, or take the dimension out"
        ),
        "file_stray": N_(
            "not part of the rubric; list the dimension under groups in {expected}, or remove the file"
        ),
        "dimension_twice": N_('the dimension "{found}" is listed twice; list it once'),
        "band_order": N_("the bands are {found}; they should be {expected}, in this order"),
        "band_start": N_("the band starts at {found}; it should start at {expected}: thresholds rise from 0"),
        "id_not_file": N_(
            'the dimension "{found}" is named differently from its file; it should be "{expected}"'
        ),
        "id_outside": N_(
            'the id "{found}" does not belong to its dimension; it should begin with "{expected}"'
        ),
        "id_taken": N_('the id "{found}" is taken, or was once, at {other}; choose another'),
        "since_later": N_(
            "since {found} is later than the rubric's version; it should be {expected} or earlier"
        ),
        "topic_size": N_("the topic has {found} criteria; it should have 2 to 5"),
        "levels_missing": N_("level {found} is missing; describe each of the levels 0 to 4"),
        "level_repeated": N_("levels {other} and {found} say the same; describe what one would see at each"),
        "step_missing": N_(
            'level {level} does not say what it takes; add "step" with the effort from level {below}'
        ),
        "step_on_zero": N_('level 0 takes no effort; take "step" out'),
        "target_falls": N_(
            "the target falls to {found} at {stage}; it should be at least {expected}, as at {before}"
        ),
        "gate_above_target": N_(
            "the target at {stage} is {found}, below the gate; it should be at least {expected}"
        ),
        "gate_not_quick": N_('"{found}" is a gate but not in the quick scan; add "quick: true"'),
        "target_shared": N_(
            "{count} of {total} criteria have the targets {found}, at most {limit} may; set them one by one"
        ),
        "steps_shared": N_(
            "{count} of {total} criteria take {found} days, at most {limit} may; estimate them one by one"
        ),
        # References in rubrics
        "seed_or_added": N_(
            '"{found}" should have either "seed" with its items or "source: added"; write one of the two'
        ),
        "seed_unknown": N_("there is no source item {found}; use one of seed.yaml"),
        "seed_twice": N_("item {found} is served by {other} already; keep it in one of the two"),
        "seed_unserved": N_('no criterion serves item {found}; add it to one, or mark it "covered: false"'),
        "seed_covered": N_(
            'item {found} is marked as not covered, but {other} serves it; take "covered: false" out'
        ),
        "seed_questions": N_("the questions are not 1 to 30, each once and in order; see {found}"),
        "seed_items": N_("question {number} has the items {found}; it should have {expected}"),
        "seed_not_in_topic": N_(
            'item {found} is not of a question of the topic "{topic}"; add the question to its "seed"'
        ),
        "after_unknown": N_('"{found}" names no criterion that is asked; write criterion@level'),
        "after_unknown_near": N_('"{found}" names no criterion that is asked; did you mean "{near}"?'),
        "part_unknown": N_('"{found}" is neither a group nor a dimension; use one of rubric.yaml'),
        "part_unknown_near": N_('"{found}" is neither a group nor a dimension; did you mean "{near}"?'),
        "check_twice": N_('the cross-check "{found}" appears twice; give one another id'),
        "check_always": N_(
            'the cross-check "{found}" has no condition; add at_least, at_most, expired_from or ahead'
        ),
        "after_apart": N_(
            '"{found}" never applies to a company that this step applies to ({field}); take it out'
        ),
        "after_circle": N_('the step waits for itself ({found}); take one "after" out'),
        "source_unknown": N_('there is no source "{found}"; add it to sources.yaml'),
        "source_unknown_near": N_(
            'there is no source "{found}"; did you mean "{near}"? Else add it to sources.yaml'
        ),
        "source_unused": N_('nothing rests on the source "{found}"; cite it, or take it out'),
        "source_twice": N_('the source "{found}" appears twice; keep one of the two'),
        # Benchmarks in rubrics
        "benchmark_open": N_('the band has neither end; give "low", "high" or both'),
        "benchmark_order": N_('"high" is {found}, below "low"; it should be {expected} or more'),
        "benchmark_unit": N_("{figure} is not measured in {found}; use one of: {expected}"),
        "benchmark_percent": N_("a share of {found} is more than the whole; write 0.41 for 41%"),
        "benchmark_twice": N_("{found} has a band for this population already; keep one of the two"),
        # Risk catalogues
        "risk_rules_missing": N_('there is a risk catalogue, but no "risk" that says how to reckon; add it'),
        "risk_catalogue_missing": N_('there is no file {found}; write it, or take "risk" out'),
        "share_of_nothing": N_("a control at level 0 realises {found} of its effect; it should be 0"),
        "basis_missing": N_(
            'nothing says where this figure of "{found}" comes from; add sources or "judgement: true"'
        ),
        "mechanism_alone": N_(
            'no other control here works by "{found}" on the same side; give it to another, or write null'
        ),
        "growth_of_nothing": N_(
            'the loss of "{found}" goes by nothing that grows; give a scale, or take growth out'
        ),
        "overlap_twice": N_('"{found}" appears twice; keep one of the two'),
        "gate_no_control": N_('"{found}" is a gate but holds no risk down; add it to the controls of one'),
        # Words in rubrics
        "unfinished": N_("{found} marks unfinished text; finish it"),
        "same_text": N_('"{found}" is the same in both languages; write it in Chinese'),
        "no_chinese": N_('"{found}" has no Chinese in it; write it in Chinese'),
        "wide_quote": N_("{found} in English is drawn as wide as a Chinese character; use ' or \""),
        "half_width": N_('half-width punctuation in Chinese, "{found}"; use ，。：；？！（）'),
        "not_a_question": N_("the question does not end in {expected}; ask one question, and end it so"),
        "text_too_long": N_("{found} characters; at most {limit} are quickly read"),
        "double_negative": N_(
            'two negations in "{found}"; say what is there, so that a higher level reads as more'
        ),
        "overlap": N_("{found} of this is in {other} too; say what only this criterion asks"),
    }
)
"""A sentence for each code of a problem; `…_near` is the one used where something similar was found."""

_Word = Callable[[str, Translator], str]


_TRANSLATED: Mapping[str, _Word] = MappingProxyType(
    {
        "stage": lambda value, _: _(STAGE[value]),
        "before": lambda value, _: _(STAGE[value]),
        "column": lambda value, _: _(LINE_COLUMN[value]),
    }
)


def describe(problem: Problem, _: Translator) -> str:
    """What is wrong; what would be right."""
    key = f"{problem.code}_near" if problem.params.get("near") else problem.code
    params = {name: _param(name, value, _) for name, value in problem.params.items()}
    if problem.code in ("not_json", "not_yaml"):
        params["found"] = quoted(plain(problem.params["found"], _))
    if problem.code == "wrong_form":
        params["expected"] = form(problem.params["expected"], _)
    return _(WORDS[key], **params)


def line(problem: Problem, _: Translator) -> str:
    """One line: `file:line: field: what is wrong; what would be right`, as far as each is known."""
    place = (printable(problem.place), quoted(problem.path, 2 * LONGEST), describe(problem, _))
    return ": ".join(part for part in place if part)


def _param(name: str, value: str, _: Translator) -> str:
    word = _TRANSLATED.get(name)
    return word(value, _) if word else quoted(value, LONGEST if name == "found" else 4 * LONGEST)
