/// What `--demo` adds: a sample account and a shop to chat from.
package dev.causerie.demo;
