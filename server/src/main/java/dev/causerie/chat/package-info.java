/// The core: a chat is an append-only list of numbered events; everything else is a reading of them.
package dev.causerie.chat;
