/// The customer that runs the chat.
package dev.causerie.account;
