package dev.causerie.mail;

/// Where mails for an account come in.
public interface Mailbox {
    /// Hears of each mail that comes. Not on an event loop, so it may block.
    ///
    /// Promises: once for each message id of an account, in the order of their coming. When the listener fails,
    /// or the server dies while it is told, it is told again; so it remembers (account, message id) with what it
    /// does.
    interface Listener {
        void arrived(Arrived mail);
    }
}
