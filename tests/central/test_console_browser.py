"""The pages of a real centre process, in a real browser and over the real line."""

import json
import re
import shutil
from contextlib import contextmanager

import httpx
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from central.__main__ import main
from tests.console_rig import browser
from tests.sync_rig import Process

OWN = "一个自己的密码 2026"
WIDTHS = (1280, 800)
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="module")
def centre(tmp_path_factory):
    """A practice centre served by its own process: its address, what to log in with, and what it wrote."""
    data = tmp_path_factory.mktemp("console") / "centre"
    with pytest.MonkeyPatch.context() as patch:
        said = []
        patch.setattr("builtins.print", lambda *words, **_: said.append(words[0]))
        assert main(["practice", "--data", str(data)]) == 0
    process = Process(data)
    address = process.start()
    yield address, json.loads(said[0]), process
    if process._process:
        process.stop()


@contextmanager
def chromium(folder):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in [*QUIET, f"--user-data-dir={folder}"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.implicitly_wait(20)
    try:
        yield driver
    finally:
        driver.quit()


def type_in(driver, **fields):
    """Into the fields by their labels' targets, as a person would, and Enter in the last one."""
    for name, text in fields.items():
        driver.find_element(By.ID, name).send_keys(text)
    driver.find_element(By.ID, name).send_keys(Keys.ENTER)


def test_an_administrator_and_an_officer_in_a_real_browser(centre, tmp_path):
    address, made, _ = centre
    with chromium(tmp_path / "profile") as driver:
        driver.get(f"{address}/console/")
        assert driver.switch_to.active_element.tag_name == "body"
        driver.switch_to.active_element.send_keys(Keys.TAB)
        assert driver.switch_to.active_element.text == "跳到正文"  # the first stop of the keyboard
        type_in(driver, account=made["accounts"]["administrator"], password=made["password"])
        driver.find_element(By.LINK_TEXT, "站点").click()
        driver.find_element(By.XPATH, "//button[text()='建立示例站点']").click()
        driver.find_element(By.LINK_TEXT, "香港中路街道总工会")
        driver.find_element(By.LINK_TEXT, "账号").click()
        driver.find_element(By.XPATH, "//select[@id='station']/option[contains(., '370202001')]").click()
        type_in(driver, account="officer", name="<b>王芳</b>")
        secret = driver.find_element(By.CLASS_NAME, "secret").text
        for width in WIDTHS:
            driver.set_window_size(width, 900)
            for page in ("", "stations", "accounts", "desks", "quarantine", "codes", "codes/dispute_type", "log"):
                driver.get(f"{address}/console/{page}")
                wide = driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
                assert wide <= 0, f"{page} is wider than {width}"
        colour = driver.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
        assert colour == "rgba(244, 246, 248, 1)"  # the style sheet is let in
        driver.find_element(By.XPATH, "//button[text()='退出']").click()

        type_in(driver, account="officer", password=secret)
        type_in(driver, old=secret, new=OWN, repeated=OWN)
        assert "现在没有交给您的任务" in driver.find_element(By.ID, "main").text
        assert "<b>王芳</b>" in driver.find_element(By.TAG_NAME, "header").text
        driver.get(f"{address}/console/accounts")
        assert "这里只有管理员能用" in driver.find_element(By.ID, "main").text
        refused = [line["message"] for line in driver.get_log("browser") if "status of 403" not in line["message"]]
        assert not [message for message in refused if "favicon" not in message]


def test_over_the_real_line_and_nothing_of_it_in_the_log(centre):
    address, made, process = centre
    admin = browser(None, address)
    assert admin.log_in("geheim-name", "geheim-password").status == 401
    assert admin.log_in(made["accounts"]["administrator"], made["password"]).path == "/console/"
    admin.open("/console/accounts")
    fields = {"account": "geheim-account", "name": "赵秘密", "role": "clerk"}
    admin.submit("/console/accounts/add", **fields)
    admin.open("/console/accounts")
    admin.submit("/console/accounts/find", words="赵秘密")
    assert "geheim" not in admin.page.path and "geheim-account" in admin.page.html
    style = admin.http.get("/my/console.css")
    assert style.headers["content-type"].startswith("text/css") and "url(" not in style.text
    assert httpx.get(f"{address}/my/nothing").status_code == 404
    assert httpx.request("PUT", f"{address}/console/desks").status_code == 405
    admin.http.close()
    process.stop()
    assert re.sub(r"http://127.0.0.1:\d+", "", process.output).strip() == ""
    process.start()
