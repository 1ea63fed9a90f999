/// Counts of what happened in chats. It reads what they leave behind and takes no part in them.
package dev.causerie.report;
