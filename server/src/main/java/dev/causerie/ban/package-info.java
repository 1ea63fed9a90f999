/// Who may not chat: visitors, addresses and ranges of them.
package dev.causerie.ban;
