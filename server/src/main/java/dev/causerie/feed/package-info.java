/// What travels between browsers and the chat: frames, the feeds that speak them, and who hears what.
package dev.causerie.feed;
