# Finds the tools and builds what is missing; read by ./jieban. Messages go to the error stream.

: "${home:?}"
app=$home/server/target/app
logs=$home/server/target/logs

say() { printf '%s\n' "$*" >&2; }

refuse() { # refuse "中文" "English"
    say "$1"
    say "$2"
    exit 1
}

# Sets and exports JAVA_HOME to a JDK 25; a JRE cannot build.
find_java() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(java_of_path)" /usr/lib/jvm/*25* \
        "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /opt/*jdk*25*; do
        if is_java_25 "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    refuse "需要 JDK 25,但没有找到。请安装(例如 https://adoptium.net),或设置环境变量 JAVA_HOME。" \
        "JDK 25 is needed and was not found. Install it (for example from https://adoptium.net) or set JAVA_HOME."
}

java_of_path() {
    local java
    java=$(command -v javac || true)
    [ -z "$java" ] || dirname "$(dirname "$(readlink -f "$java")")"
}

is_java_25() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
        grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

maven() {
    if command -v mvn >/dev/null; then
        mvn -f "$home/server/pom.xml" -B -ntp "$@"
    else
        "$home/mvnw" -f "$home/server/pom.xml" -B -ntp "$@"
    fi
}

need_node() {
    if ! command -v node >/dev/null || ! command -v npm >/dev/null ||
        ! node -e 'const [a,b]=process.versions.node.split(".");process.exit(a>20||a==20&&b>=19?0:1)'; then
        refuse "构建网页需要 Node.js 20.19 或更高版本(含 npm),请先安装。" \
            "Building the web app needs Node.js 20.19 or newer with npm; install it first."
    fi
}

# Runs something that takes a while: says what, shows that it lives, keeps the output in a log,
# and shows the end of that log when it fails.
step() { # step NAME "中文 English" command...
    local title=$2 log=$logs/$1.log began=$SECONDS job lived=0 said=0 status=0
    shift 2
    mkdir -p "$logs"
    say "▸ $title …"
    "$@" >"$log" 2>&1 &
    job=$!
    # shellcheck disable=SC2064 # the number of this job, now
    trap "pkill -P $job; kill $job 2>/dev/null; exit 130" INT TERM
    while kill -0 "$job" 2>/dev/null; do
        sleep 0.2
        lived=$((SECONDS - began))
        if [ -t 2 ]; then
            printf '\r  %d s' "$lived" >&2
        elif [ $((lived - said)) -ge 20 ]; then
            said=$lived
            say "  … $lived s"
        fi
    done
    wait "$job" || status=$?
    trap - INT TERM
    [ -t 2 ] && printf '\r' >&2
    if [ "$status" -ne 0 ]; then
        say "✗ $title: 失败 failed ($lived s), $log"
        tail -n 40 "$log" >&2
        return "$status"
    fi
    say "✓ $title ($lived s)"
}

# One line that changes when a file under the given paths is added, removed or changed.
fingerprint() {
    find "$@" -type f -printf '%p %s %T@\n' 2>/dev/null | sort | cksum
}

is_current() { # is_current STAMP fingerprint
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

web_sources() {
    fingerprint "$home/web/src" "$home/web/public" "$home/web/scripts" "$home/web/index.html" \
        "$home/web/package-lock.json" "$home/web/vite.config.ts" "$home/web/tsconfig.json"
}

install_web() {
    local now
    now=$(fingerprint "$home/web/package-lock.json")
    is_current "$home/web/node_modules/.jieban-stamp" "$now" && return
    need_node
    step npm "安装网页依赖 Installing what the web app needs" npm --prefix "$home/web" ci --no-audit --no-fund || return
    echo "$now" >"$home/web/node_modules/.jieban-stamp"
}

build_web() {
    [ -f "$home/web/package.json" ] || return 0
    local now
    now=$(web_sources)
    is_current "$home/web/dist/.jieban-stamp" "$now" && return
    install_web || return
    need_node
    step web "构建网页 Building the web app" npm --prefix "$home/web" run build || return
    echo "$now" >"$home/web/dist/.jieban-stamp"
}

package_server() {
    # files of an older web app would stay in the jar
    rm -rf "$home/server/target/classes/static"
    maven -q package -DskipTests -Dspotless.check.skip=true
}

# The jar laid out as files starts faster, and only so can the JVM use a cache of prepared classes.
lay_out() {
    rm -rf "$app.new"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$home/server/target/jieban.jar" \
        extract --destination "$app.new"
    rm -rf "$app"
    mv "$app.new" "$app"
}

# Starts the server once on an empty directory and keeps what the JVM has learnt. Without the cache
# everything works, only slower, so a failure here is no failure.
train() {
    local place=$home/server/target/training
    rm -rf "$place"
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m "-XX:AOTCacheOutput=$app/jieban.aot" \
        -Djieban.stop-when-ready=true -jar "$app/jieban.jar" run --port 0 --data "$place" || true
    rm -rf "$place"
    [ -f "$app/jieban.aot" ] || echo "no cache of prepared classes: starts will be slower"
}

build_app() {
    # two commands started at once build once
    mkdir -p "$home/server/target"
    exec 8>"$home/server/target/.building"
    flock 8
    build_app_alone || { exec 8>&-; return 1; }
    exec 8>&-
}

build_app_alone() {
    build_web || return
    local now
    now=$(
        fingerprint "$home/server/src/main" "$home/server/pom.xml" "$home/web/dist"
        cksum <"$JAVA_HOME/release"
    )
    is_current "$app/.stamp" "$now" && return
    step server "构建服务器 Building the server" package_server || return
    step layout "展开程序包 Laying the program out" lay_out || return
    step training "准备快速启动 Preparing fast starts" train || return
    echo "$now" >"$app/.stamp"
}
