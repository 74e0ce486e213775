#!/bin/sh
# Fetch the Neo4j jars that the tests run against, once, into a cache folder outside the repository.
# Needs Maven and a JDK of version 17. Prints the folder.
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
echo "$folder"
