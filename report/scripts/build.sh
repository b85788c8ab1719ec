# Finds the JDK and builds what has changed. Sourced with $root set to the repository's root.

say() { printf '%s\n' "reproduce: $*" >&2; }

refuse() {
    say "$*"
    exit 2
}

# Sets JAVA_HOME and puts that JDK first on PATH, for Maven, for the report and for the notebooks' kernels.
find_jdk() {
    local java where facts version home
    if [ -n "${JAVA_HOME-}" ]; then
        java="$JAVA_HOME/bin/java"
        where="JAVA_HOME is $JAVA_HOME"
        [ -x "$java" ] \
            || refuse "$where, but there is no bin/java in it; set JAVA_HOME to a JDK 17 or newer, or unset it."
    else
        java=$(command -v java) \
            || refuse "No java on the PATH and no JAVA_HOME; install a JDK 17 or newer" \
                "(for instance: apt install openjdk-17-jdk-headless)."
        where="java is $java"
    fi
    facts=$("$java" -XshowSettings:properties -version 2>&1) \
        || refuse "$where, but it does not start; install a JDK 17 or newer, or set JAVA_HOME to one."
    version=$(printf '%s\n' "$facts" | sed -n 's/^ *java\.specification\.version = //p')
    home=$(printf '%s\n' "$facts" | sed -n 's/^ *java\.home = //p')
    case $version in
        '' | 1.* | *[!0-9]*)
            refuse "$where, which is Java ${version:-of an unknown version}; JDK 17 or newer is needed:" \
                "install one and set JAVA_HOME to it."
            ;;
    esac
    [ "$version" -ge 17 ] \
        || refuse "$where, which is Java $version; JDK 17 or newer is needed: install one and set JAVA_HOME to it."
    if [ ! -x "$home/bin/javac" ] || ! "$java" --list-modules 2>/dev/null | grep -q '^jdk\.jshell@'; then
        refuse "$where, which is a Java $version runtime without javac and jdk.jshell; a JDK is needed" \
            "(for instance: apt install openjdk-$version-jdk-headless)."
    fi
    export JAVA_HOME="$home"
    export PATH="$home/bin:$PATH"
}

# True if both jar folders are there and nothing that goes into them is newer than the last build's start.
is_built() {
    local stamp="$root/report/target/built" jars
    [ -f "$stamp" ] || return 1
    for jars in lib report; do
        compgen -G "$root/$jars/target/jars/saddlewalk-$jars-*.jar" >/dev/null || return 1
    done
    ! (cd "$root" && find pom.xml .mvn {lib,report}/{pom.xml,src/main} -newer "$stamp") | grep -q .
}

# build COMMAND: packages both modules with COMMAND (./mvnw or mvn) unless nothing has changed.
build() {
    local log="$root/report/target/build.log" status=0
    ! is_built || return 0
    say "building the library and the report (the first time downloads what they need)"
    if [ "$1" = ./mvnw ] && ! command -v unzip >/dev/null \
        && ! compgen -G "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/apache-maven-*" >/dev/null; then
        refuse "The Maven wrapper needs unzip to unpack Maven; install it (for instance: apt install unzip)."
    fi
    # A build that was killed may have left half a file with a time that Maven takes for good.
    if [ -f "$root/report/target/building" ]; then
        rm -rf "$root"/{lib,report}/target/{classes,maven-status,saddlewalk-*.jar}
    fi
    mkdir -p "$root/report/target"
    : >"$root/report/target/building"
    # Where the system can, Maven is killed with this script, also when nothing can be handled any more.
    local with_us=()
    if command -v setpriv >/dev/null && setpriv --pdeathsig KILL true 2>/dev/null; then
        with_us=(setpriv --pdeathsig KILL)
    fi
    # In the background, so that a signal to this script is handled at once and ends Maven too.
    (cd "$root" && exec ${with_us[@]+"${with_us[@]}"} "$1" -B -q -Dmaven.test.skip=true -pl lib,report package) >"$log" 2>&1 </dev/null &
    building=$!
    trap 'kill "$building" 2>/dev/null; exit 130' INT
    trap 'kill "$building" 2>/dev/null; exit 143' TERM HUP
    wait "$building" || status=$?
    trap - INT TERM HUP
    if [ "$status" -ne 0 ]; then
        cat "$log" >&2
        say "the build failed; its output is above and in $log."
        exit 2
    fi
    mv "$root/report/target/building" "$root/report/target/built"
}
