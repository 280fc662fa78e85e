# Sourced by the scripts beside it: finds Java and Maven, builds when sources changed, and starts Pulsa's main class.
# Expects $root: the project's folder.

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 1; }

# Sets $java_home, $java and $java_version (17, 25, …).
find_java() {
  if [ -n "${JAVA_HOME-}" ]; then
    java_home=$JAVA_HOME
    [ -x "$java_home/bin/java" ] || die "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it"
  else
    java=$(command -v java) || die "no java found: install a JDK, 17 or newer (Debian: apt install openjdk-17-jdk-headless)"
    java_home=$(readlink -f "$java")
    java_home=${java_home%/bin/java}
  fi
  java=$java_home/bin/java
  java_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java_home/release" 2>/dev/null || true)
  [ -n "$java_version" ] || java_version=$("$java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')
  [ "${java_version:-0}" -ge 17 ] || die "Java ${java_version:-?} in $java_home is too old: 17 or newer is needed"
}

# Sets $maven.
find_maven() {
  [ -x "$java_home/bin/javac" ] || die "$java_home is no JDK (no bin/javac): install one, 17 or newer (Debian: apt install openjdk-17-jdk-headless)"
  export JAVA_HOME=$java_home
  maven=$(command -v mvn) || maven=$root/mvnw
}

# The proxy's jar; fails when there is none yet.
built_jar() {
  local jar
  for jar in "$root"/proxy/target/proxy-*.jar; do
    [ -f "$jar" ] && printf '%s\n' "$jar" && return
  done
  return 1
}

# Whether a source is newer than what was built last. Folders count too: a removed file changes its folder.
stale() {
  local jar stamp=$root/proxy/target/.built
  jar=$(built_jar) && [ -d "$root/proxy/target/lib" ] || return 0
  local newer=(-newer "$jar")
  [ ! -f "$stamp" ] || newer+=(-newer "$stamp")
  [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root"/config/schema "${newer[@]}" -print -quit)" ]
}

# PULSA_BUILD=never keeps to what is built: tests run inside Maven and must not start another one.
build_if_stale() {
  [ "${PULSA_BUILD-}" != never ] || { built_jar > /dev/null || die "nothing is built yet"; return 0; }
  stale || return 0
  find_maven
  say "Building Pulsa …"
  local started log stamp=$root/proxy/target/.built
  started=$(mktemp) log=$(mktemp)
  if ! (cd "$root" && "$maven" -q -B -Dmaven.test.skip=true package) > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$started" "$log"
    die "the build failed (see above)"
  fi
  # What was edited while Maven ran is newer than this.
  touch -r "$started" "$stamp"
  rm -f "$started" "$log"
  say "Built."
}

# Sets $flags, an array. The list itself stands in pom.xml, where the tests take it from too.
jvm_flags() {
  read -r -a flags <<< "$(sed -n 's:.*<pulsa.jvm.flags>\(.*\)</pulsa.jvm.flags>.*:\1:p' "$root/pom.xml")"
  if [ "$java_version" -ge 24 ]; then
    flags+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  fi
}

# Sets $class_path; always in the same order, since an archive of loaded classes fits one order only.
find_class_path() {
  local jar
  class_path=$(built_jar)
  for jar in "$root"/proxy/target/lib/*.jar; do
    class_path+=:$jar
  done
}

# find_archive NAME: sets $archive, where the loaded classes of "serve" or of a "command" are kept for quick starts
# (class data sharing). The name tells the jars and the Java that it was made with; another pair gets another archive.
find_archive() {
  local key
  key=$({ stat -Lc '%n %s %Y' "$root"/proxy/target/proxy-*.jar "$root"/proxy/target/lib/*.jar
    cat "$java_home/release" 2> /dev/null || "$java" -version 2>&1
    printf '%s\n' "${flags[@]}"; } | cksum)
  archive=$root/proxy/target/archive/$1-${key%% *}.jsa
}

# Makes the archive where it is missing, from a run on empty data. Never in the way: whatever fails, Pulsa starts
# without one, and it is tried once per build.
make_archive() {
  [ ! -e "$archive" ] && [ ! -e "$archive.tried" ] || return 0
  mkdir -p "$root/proxy/target/archive" && mkdir "$archive.tried" 2> /dev/null || return 0
  say "Preparing quick starts …"
  local work making pid
  work=$(mktemp -d "$root/proxy/target/archive/making.XXXXXX")
  making=("$java" "${flags[@]}" -XX:ArchiveClassesAtExit="$work/new.jsa" '-Xlog:cds*=off' -XX:+UseSerialGC -cp "$class_path"
    id.pulsa.proxy.Main)
  if [ "$1" = serve ]; then
    "${making[@]}" serve --config "$root/config" --data "$work/data" --set sip.listen=udp:127.0.0.1:0,tcp:127.0.0.1:0 \
      --set admin.listen=127.0.0.1:0 > "$work/log" 2>&1 &
    pid=$!
    for _ in {1..100}; do
      ! grep -qsx ready "$work/log" && kill -0 $pid 2> /dev/null || break
      sleep 0.1
    done
    kill $pid 2> /dev/null || true
    wait $pid || true
  else
    "${making[@]}" subscriber list --config "$root/config" --data "$work/data" > "$work/log" 2>&1 || true
  fi
  [ ! -f "$work/new.jsa" ] || mv "$work/new.jsa" "$archive"
  rm -rf "$work"
}

# start_java serve|command JVM_FLAG… -- ARGUMENT…: replaces this shell, so that signals reach the JVM.
start_java() {
  local kind=$1 jvm=()
  shift
  while [ "$1" != -- ]; do jvm+=("$1"); shift; done
  shift
  jvm_flags
  find_class_path
  find_archive "$kind"
  make_archive "$kind"
  [ ! -f "$archive" ] || jvm+=(-XX:SharedArchiveFile="$archive" -Xshare:auto '-Xlog:cds*=off')
  exec "$java" "${flags[@]}" "${jvm[@]}" -cp "$class_path" id.pulsa.proxy.Main "$@"
}
