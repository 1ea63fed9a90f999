package dev.causerie.resume;

import dev.causerie.gate.Gates;
import dev.causerie.kernel.Clock;
import dev.causerie.security.VisitorTokens;
import dev.causerie.sql.Database;
import dev.causerie.visitor.Visitors;
import dev.causerie.widget.Widgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class ResumeModule {
    @Produces
    @Singleton
    ResumeLinks resumeLinks(Database database) {
        return new SqlResumeLinks(database);
    }

    @Produces
    @Singleton
    OfferResume offerResume(ResumeLinks links, Visitors visitors, Clock clock) {
        return new OfferResume(links, visitors, clock);
    }

    @Produces
    @Singleton
    UseResume useResume(ResumeLinks links, Widgets widgets, Gates gates, VisitorTokens visitors, Clock clock) {
        return new UseResume(links, widgets, gates, visitors, clock);
    }
}
