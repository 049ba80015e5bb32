# ./jieban test: sets up what the tests need, runs all of them, counts them; read by ./jieban.

reports=$home/server/target/test-counts
gates_failed=0

count_failure() { gates_failed=$((gates_failed + 1)); }

gate() { # gate NAME "title" command...: a check without tests of its own; its failure counts as one
    step "$@" || count_failure
}

find_chromium() {
    local candidate
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null; then
            CHROMIUM=$(command -v "$candidate")
            export CHROMIUM
            return 0
        fi
    done
    return 1
}

install_chromium() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update && apt-get install -y --no-install-recommends chromium fonts-wqy-zenhei
}

need_chromium() {
    find_chromium && return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        step chromium "安装浏览器 Installing Chromium" install_chromium && find_chromium && return 0
    fi
    say "浏览器测试需要 Chromium:请安装(例如 sudo apt-get install chromium)或设置环境变量 CHROMIUM。"
    say "The browser tests need Chromium: install it (sudo apt-get install chromium) or set CHROMIUM."
    return 1
}

test_server() {
    rm -rf "$home/server/target/surefire-reports" "$home/server/target/classes/static"
    gate places "演示城市的区划 Places of the demo city" check_places
    gate server-tests "服务器测试 Server tests" maven package -Dmaven.test.failure.ignore=true
}

check_places() {
    npm --prefix "$home/scripts/places" ci --no-audit --no-fund && npm --prefix "$home/scripts/places" run check
}

test_web() {
    gate web-api "网页与接口描述一致 Web: types of the API" npm --prefix "$home/web" run api -- --check
    gate web-lint "网页代码检查 Web: eslint" npm --prefix "$home/web" run lint
    gate web-types "网页类型检查 Web: types" npm --prefix "$home/web" run typecheck
    # a failing test is counted from the report, not here
    step web-tests "网页单元测试 Web: unit tests" npm --prefix "$home/web" run test -- \
        --reporter=default --reporter=json "--outputFile.json=$reports/vitest.json" || true
}

free_port() {
    node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

# The stories run against the real program with its demo data, started as anybody starts it: a city for the
# desktop and one for the phone, so that both go through their day at once and neither finds what the other did.
test_stories() {
    local shape
    trap 'kill "${servers[@]}" 2>/dev/null' EXIT
    for shape in "${shapes[@]}"; do start_city "$shape"; done
    if step e2e-start "启动演示服务器 Starting servers with demo data" wait_for_cities; then
        step e2e "浏览器测试 Stories in the browser" tell_stories || true
    else
        tail -n 40 "$logs"/e2e-server-*.log >&2
    fi
    kill "${servers[@]}" 2>/dev/null || true
    wait "${servers[@]}" 2>/dev/null || true
    trap - EXIT
}

shapes=(desktop phone)
declare -A ports
servers=()

start_city() { # start_city SHAPE
    local place=$home/server/target/e2e-data/$1
    ports[$1]=$(free_port)
    rm -rf "$place"
    JIEBAN_DEMO_HISTORY=${JIEBAN_DEMO_HISTORY:-short} "$home/jieban" demo --port "${ports[$1]}" --data "$place" \
        >"$logs/e2e-server-$1.log" 2>&1 &
    servers+=($!)
}

wait_for_cities() {
    local i
    for i in "${!shapes[@]}"; do wait_until_up "${ports[${shapes[$i]}]}" "${servers[$i]}" || return 1; done
}

tell_stories() {
    local shape teller failed=0 tellers=()
    for shape in "${shapes[@]}"; do
        PLAYWRIGHT_JSON_OUTPUT_NAME=$reports/playwright-$shape.json JIEBAN_URL=http://localhost:${ports[$shape]} \
            npm --prefix "$home/web" run e2e -- "--project=$shape" "--output=test-results/$shape" --reporter=list,json &
        tellers+=($!)
    done
    for teller in "${tellers[@]}"; do wait "$teller" || failed=1; done
    return $failed
}

wait_until_up() { # wait_until_up PORT PID
    local until=$((SECONDS + 600))
    while [ $SECONDS -lt $until ]; do
        kill -0 "$2" 2>/dev/null || return 1
        if node -e "fetch('http://localhost:$1/actuator/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))" 2>/dev/null; then
            return 0
        fi
        sleep 0.5
    done
    return 1
}

test_everything() { # test_everything [server|web|e2e]...
    local parts=("$@")
    [ $# -gt 0 ] || parts=(web server e2e)
    rm -rf "$reports"
    mkdir -p "$reports" "$logs"
    need_node
    install_web || count_failure
    if [[ " ${parts[*]} " == *" web "* ]]; then test_web; fi
    build_web || count_failure
    if [[ " ${parts[*]} " == *" server "* ]]; then test_server; fi
    if [[ " ${parts[*]} " == *" e2e "* ]]; then
        if build_app && need_chromium; then
            test_stories
        fi
    fi
    node "$home/scripts/count-tests.mjs" "$gates_failed" "$home" "${parts[@]}"
}
