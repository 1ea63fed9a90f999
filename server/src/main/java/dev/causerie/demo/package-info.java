/// What `--demo` adds: a sample account with a few past chats, and a shop to chat from.
package dev.causerie.demo;
