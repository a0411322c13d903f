//! A browser without a window, told what to do as its own developer tools tell it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A browser as people have it: one that says it is headless is taken for a robot, as it should be.
const AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/// A browser of the test's own, with an empty profile.
pub struct Chromium {
    child: Child,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    asked: u64,
    /// What happened since it was last looked at.
    events: Vec<Value>,
    /// Tabs that the page opened and that were asked for.
    known: Vec<String>,
    _profile: TempDir,
}

/// A tab.
#[derive(Clone, Debug)]
pub struct Tab {
    session: String,
}

impl Chromium {
    /// Starts it.
    pub async fn start() -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("chromium");
        command
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--hide-scrollbars", "--remote-debugging-port=0", "--window-size=1280,860"])
            .arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
            .arg(format!("--user-agent={AGENT}"))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| {
            panic!("chromium does not start ({error}); install it: apt-get install chromium")
        });
        let address = address(&mut child).await;
        let (socket, _) =
            tokio_tungstenite::connect_async(address).await.expect("the developer tools answer");
        let mut own =
            Self { child, socket, asked: 0, events: Vec::new(), known: Vec::new(), _profile: profile };
        own.ask(None, "Target.setDiscoverTargets", json!({"discover": true})).await;
        own
    }

    /// Opens an address in a new tab.
    pub async fn open(&mut self, address: &str) -> Tab {
        let target = self.ask(None, "Target.createTarget", json!({"url": "about:blank"})).await;
        let tab = self.attach(target["targetId"].as_str().expect("a tab has an id")).await;
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.ask(Some(&tab), &format!("{domain}.enable"), json!({})).await;
        }
        self.resize(&tab, (1_280, 860), 1.0).await;
        self.ask(Some(&tab), "Page.navigate", json!({"url": address})).await;
        tab
    }

    /// Gives a tab's window this size and this many dots to a pixel.
    pub async fn resize(&mut self, tab: &Tab, (width, height): (u32, u32), scale: f64) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.ask(Some(tab), "Emulation.setDeviceMetricsOverride", size).await;
    }

    async fn attach(&mut self, target: &str) -> Tab {
        let attached =
            self.ask(None, "Target.attachToTarget", json!({"targetId": target, "flatten": true})).await;
        Tab { session: attached["sessionId"].as_str().expect("a session has an id").to_owned() }
    }

    /// Waits for a tab that the page opened, whose address begins so. Each tab is found once: the next time it is
    /// another one that is waited for.
    pub async fn opened(&mut self, address: &str) -> Tab {
        let found = tokio::time::timeout(PATIENCE, async {
            loop {
                if let Some(target) = self.events.iter().find_map(|event| self.new_target(event, address)) {
                    return target;
                }
                let event = self.hear().await;
                self.events.push(event);
            }
        });
        let target = found.await.unwrap_or_else(|_| panic!("no tab with {address} opened"));
        let tab = self.attach(&target).await;
        self.known.push(target);
        tab
    }

    /// The id of the tab that an event is about, if its address begins so and nobody has asked for it yet.
    fn new_target(&self, event: &Value, address: &str) -> Option<String> {
        let target = &event["params"]["targetInfo"];
        let is_of_tab = event["method"].as_str()?.starts_with("Target.target") && target["type"] == "page";
        let id = target["targetId"].as_str()?;
        let is_new = is_of_tab && target["url"].as_str()?.starts_with(address);
        (is_new && !self.known.iter().any(|known| known == id)).then(|| id.to_owned())
    }

    /// What an expression comes to, once it comes to something.
    pub async fn when(&mut self, tab: &Tab, expression: &str) -> Value {
        let patience = PATIENCE.as_millis();
        let look = format!(
            "new Promise((found, lost) => {{
                const end = Date.now() + {patience};
                const look = () => {{
                    const value = ({expression});
                    if (value) found(value);
                    else if (Date.now() > end) lost(new Error('in vain: ' + document.body.innerText));
                    else setTimeout(look, 20);
                }};
                look();
            }})"
        );
        let asked = json!({"expression": look, "awaitPromise": true, "returnByValue": true});
        let answer = self.ask(Some(tab), "Runtime.evaluate", asked).await;
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// Types where the cursor is.
    pub async fn type_text(&mut self, tab: &Tab, text: &str) {
        self.ask(Some(tab), "Input.insertText", json!({"text": text})).await;
    }

    /// Presses a key, such as `Enter`.
    pub async fn press_key(&mut self, tab: &Tab, key: &str, code: u32) {
        for kind in ["keyDown", "keyUp"] {
            let mut event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            if kind == "keyDown" && key == "Enter" {
                event["text"] = "\r".into();
            }
            self.ask(Some(tab), "Input.dispatchKeyEvent", event).await;
        }
    }

    /// Clicks on the first thing that a selector finds, once it is there.
    pub async fn click(&mut self, tab: &Tab, selector: &str) {
        let place = format!(
            "(() => {{
                const thing = document.querySelector({selector:?});
                if (!thing) return null;
                thing.scrollIntoView({{block: 'center', behavior: 'instant'}});
                const box = thing.getBoundingClientRect();
                return {{x: box.x + box.width / 2, y: box.y + box.height / 2}};
            }})()"
        );
        let place = self.when(tab, &place).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let event =
                json!({"type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1});
            self.ask(Some(tab), "Input.dispatchMouseEvent", event).await;
        }
    }

    /// What a tab looks like, as PNG.
    pub async fn screenshot(&mut self, tab: &Tab) -> Vec<u8> {
        let picture = self.ask(Some(tab), "Page.captureScreenshot", json!({"format": "png"})).await;
        STANDARD.decode(picture["data"].as_str().expect("a picture")).expect("base64")
    }

    /// What the pages complained about, and what they asked of anybody but `own`.
    pub fn complaints(&self, own: &str) -> Vec<String> {
        let complaint = |event: &Value| match event["method"].as_str()? {
            "Runtime.exceptionThrown" => Some(event["params"]["exceptionDetails"].to_string()),
            "Log.entryAdded" if event["params"]["entry"]["level"] == "error" => {
                Some(event["params"]["entry"].to_string())
            }
            "Network.requestWillBeSent" => {
                let url = event["params"]["request"]["url"].as_str()?;
                let is_own = url.starts_with(own) || url.starts_with("data:") || url == "about:blank";
                (!is_own).then(|| format!("asked for {url}"))
            }
            _ => None,
        };
        self.events.iter().filter_map(complaint).collect()
    }

    /// Ends it.
    pub async fn close(mut self) {
        let close = json!({"id": self.asked + 1, "method": "Browser.close"});
        if self.socket.send(Message::text(close.to_string())).await.is_ok() {
            while self.socket.next().await.is_some_and(|message| message.is_ok()) {}
        }
    }

    async fn ask(&mut self, tab: Option<&Tab>, method: &str, params: Value) -> Value {
        self.asked += 1;
        let mut command = json!({"id": self.asked, "method": method, "params": params});
        if let Some(tab) = tab {
            command["sessionId"] = tab.session.clone().into();
        }
        self.socket.send(Message::text(command.to_string())).await.expect("the browser listens");
        loop {
            let mut message = self.hear().await;
            if message["id"] == self.asked {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].take();
            }
            self.events.push(message);
        }
    }

    async fn hear(&mut self) -> Value {
        let patience = PATIENCE + Duration::from_secs(5);
        let heard = tokio::time::timeout(patience, self.socket.next()).await.expect("the browser speaks");
        let message = heard.expect("the browser is there").expect("the browser speaks");
        serde_json::from_str(message.to_text().unwrap_or("{}")).unwrap_or_default()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // It has ended by itself where the test did; otherwise it must not outlive it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the browser's developer tools listen, which it says first of all.
async fn address(child: &mut Child) -> String {
    let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let (said, hears) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let mut said = Some(said);
        for line in lines.map_while(Result::ok) {
            if let Some(address) = line.strip_prefix("DevTools listening on ")
                && let Some(said) = said.take()
            {
                // Whoever asked may have given up; the pipe is read on all the same, so that it never fills.
                let _ = said.send(address.to_owned());
            }
        }
    });
    let heard = tokio::time::timeout(PATIENCE, hears).await.expect("chromium starts within half a minute");
    heard.expect("chromium ended; run it by hand to see why")
}
