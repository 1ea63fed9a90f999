/// Sockets, topics and heartbeats: bytes and addresses, no domain words.
package dev.causerie.live;
