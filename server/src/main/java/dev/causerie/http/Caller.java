package dev.causerie.http;

import dev.causerie.kernel.Actor;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/// Who has signed in and calls, for rooms that know no more of signing in.
public interface Caller extends Principal {
    Actor.Agent actor();

    /// @return who calls; only where the call is not open to everyone
    static Actor.Agent of(SecurityContext context) {
        return ((Caller) context.getUserPrincipal()).actor();
    }
}
