#!/bin/sh
# Fetch the Neo4j jars that the tests run against, once, into a cache folder outside the repository, and keep the classes that a
# server loads as Java wants them, so that each one starts in a third of the time. Needs Maven and a JDK of version 17. Prints the folder.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's:.*<neo4j.version>\(.*\)</neo4j.version>.*:\1:p' "$here/pom.xml")
folder=${XDG_CACHE_HOME:-$HOME/.cache}/partnergraph/neo4j-$version

if [ ! -f "$folder/complete" ]; then
    mkdir -p "$folder"
    mvn --quiet --batch-mode -Dstyle.color=never --file "$here/pom.xml" dependency:copy-dependencies \
        -DincludeScope=runtime -DoutputDirectory="$folder/jars"
    # Written last, so that a fetch that was cut short is taken up again.
    : >"$folder/complete"
fi

# The source beside what was made of it says whether that is still of this one.
made="$folder/server"
if ! cmp -s "$here/BoltServer.java" "$made/BoltServer.java"; then
    rm -rf "$made"
    mkdir -p "$made/classes" "$made/home"
    javac -cp "$folder/jars/*" -d "$made/classes" "$here/BoltServer.java"
    jar --create --file "$made/server.jar" -C "$made/classes" .
    printf '%s\n' server.bolt.enabled=true server.bolt.listen_address=127.0.0.1:0 >"$made/home/neo4j.conf"
    # What it is asked is what tests ask: rules, and a graph that is made. It ends by itself, for there is nothing to read.
    set --
    for rule in "$here"/../../cypher/gaps/a*.cypher; do
        set -- "$@" "EXPLAIN $(cat "$rule")"
    done
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit="$made/classes.jsa" -Xshare:auto \
        -cp "$made/server.jar:$folder/jars/*" BoltServer "$made/home" "$made/home/neo4j.conf" \
        "CREATE CONSTRAINT FOR (n:Action) REQUIRE n.id IS UNIQUE" "CREATE (:Action {id: 'a'})-[:IN_PLAN]->(:Plan {id: 'p'})" \
        "MATCH (n) DETACH DELETE n" "$@" </dev/null >"$made/log" 2>&1 || echo "Servers will start slowly: see $made/log" >&2
    rm -rf "$made/home" "$made/classes"
    cp "$here/BoltServer.java" "$made/"
fi
echo "$folder"
