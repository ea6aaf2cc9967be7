# Stops the PostgreSQL server of folder $1 and removes the folder, once every process named in
# $1/users has been gone for $2 seconds. The only thing that ever stops the server, so that it is
# stopped whichever way its users ended.
#
# A user writes its pid to users/ and then looks whether `running` is there; this script moves
# `running` away and then looks whether there are users. So one of the two always sees the other.

folder=$1
linger=$2
server=
lost=
idle=0

alive() {
    kill -0 "$1" 2>/dev/null || return 1
    # A killed process that nobody has waited for yet uses nothing any more.
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    case $stat in *') Z '*) return 1 ;; esac
}

in_use() {
    found=1
    for user in "$folder"/users/*; do
        pid=${user##*/}
        case $pid in *[!0-9]*) continue ;; esac
        if alive "$pid"; then found=0; else rm -f "$user"; fi
    done
    return $found
}

# Follows the server's pid from poll to poll: once it has died its number may become another's.
follow_server() {
    [ -z "$lost" ] || return
    { read -r pid <"$folder/data/postmaster.pid"; } 2>/dev/null || return
    case $pid in '' | *[!0-9]*) return ;; esac
    if alive "$pid"; then
        server=$pid
    elif [ -n "$server" ]; then
        server=
        lost=1
    fi
}

stop() {
    follow_server
    if [ -n "$server" ]; then
        kill -QUIT "$server" 2>/dev/null # "immediate": nothing here is worth a checkpoint
        tries=0
        while alive "$server" && [ "$tries" -lt 100 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
        if alive "$server"; then kill -KILL "$server"; fi
    fi
    rm -rf "$folder"
    exit
}

trap '' HUP INT
trap stop TERM

while [ -d "$folder/users" ]; do
    follow_server
    if in_use; then
        idle=0
    elif [ "$idle" -lt "$linger" ]; then
        idle=$((idle + 1))
    else
        mv "$folder/running" "$folder/closing" 2>/dev/null
        in_use || stop
        mv "$folder/closing" "$folder/running" 2>/dev/null
        idle=0
    fi
    sleep 1
done
