"""What is changed in the text of scripts so that joined files bear what many exported."""

from __future__ import annotations

from dashboard.frontend.relinking import Joint

SOURCES = {
    "a.1.js": "var e=1;export{e as t,n};",
    "b.2.js": 'import{t as x}from"./a.1.js";export{x as default}',
    "big.3.js": 'import{t as x,n as y}from"./a.1.js";import{default as z}from"./b.2.js";export{z};',
    "c.4.js": 'import{z as e}from"./big.3.js";import{n}from"./a.1.js";run(e,n)',
    "late.5.js": 'import*as all from"./a.1.js";import{q}from"./other.6.js";',
    "bare.7.js": 'import"./c.4.js";import"./big.3.js";',
    "other.6.js": 'const m=(i,m=d,d=(m.f||(m.f=["./a.1.js","./big.3.js","./c.4.js"])))=>i;export{m as q};',
}
JOINT = Joint(SOURCES, [["a.1.js", "b.2.js"], ["c.4.js"]])


def test_each_joined_script_has_its_file_and_names_of_its_own() -> None:
    assert JOINT.places == {
        "a.1.js": ("page0.js", "m0_"), "b.2.js": ("page0.js", "m1_"), "c.4.js": ("page1.js", "m0_")
    }  # fmt: skip


def test_the_entry_bears_every_export_in_order_and_runs_what_exports_nothing() -> None:
    assert JOINT.entry(JOINT.runs[0]) == (
        'export{t as m0_t,n as m0_n}from"./a.1.js";\nexport{default as m1_default}from"./b.2.js";'
    )
    assert JOINT.entry(JOINT.runs[1]) == 'export{}from"./c.4.js";'


def test_the_old_names_pass_everything_on() -> None:
    assert JOINT.passing("a.1.js") == 'export{m0_t as t,m0_n as n}from"./page0.js";'
    assert JOINT.passing("c.4.js") == 'export{}from"./page1.js";'


def test_what_was_imported_from_a_joined_script_comes_from_its_file() -> None:
    assert JOINT.relinked(SOURCES["big.3.js"]) == (
        'import{m0_t as x,m0_n as y}from"./page0.js";import{m1_default as z}from"./page0.js";export{z};'
    )
    assert JOINT.relinked(SOURCES["c.4.js"], "page1.js") == (
        'import{z as e}from"./big.3.js";import{m0_n as n}from"./page0.js";run(e,n)'
    )


def test_scripts_of_one_file_still_import_each_other() -> None:
    assert JOINT.relinked(SOURCES["b.2.js"], "page0.js") == SOURCES["b.2.js"]


def test_what_is_imported_for_its_effect_alone_comes_from_its_file_too() -> None:
    assert JOINT.relinked(SOURCES["bare.7.js"]) == 'import"./page1.js";import"./big.3.js";'


def test_a_form_that_is_not_known_stays() -> None:
    assert JOINT.relinked(SOURCES["late.5.js"]) == SOURCES["late.5.js"]


def test_the_list_of_what_to_ask_for_besides_names_the_files_that_bear_it() -> None:
    assert 'm.f=["./page0.js","./big.3.js","./page1.js"]' in JOINT.relinked(SOURCES["other.6.js"])
