package dev.causerie.widget;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.file.Pictures;
import dev.causerie.http.StaticFiles;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.sql.Database;
import dev.causerie.words.Catalogue;
import dev.causerie.words.OwnWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class WidgetModule {
    /// The built widget.
    public record Files(StaticFiles all) {}

    @Produces
    @Singleton
    Files files() {
        return new Files(StaticFiles.in("web/widget", "manifest.json"));
    }

    @Produces
    @Singleton
    SqlWidgets widgets(Database database) {
        return new SqlWidgets(database);
    }

    @Produces
    @Singleton
    Looks looks(Database database, SqlWidgets widgets) {
        return new SqlLooks(database, widgets);
    }

    @Produces
    @Singleton
    Pictures.Holder drafts(Looks looks) {
        return picture -> looks.drafted(picture.account(), picture.path());
    }

    @Produces
    @Singleton
    CreateWidget createWidget(Widgets widgets, Ids ids, Clock clock) {
        return new CreateWidget(widgets, ids, clock);
    }

    @Produces
    @Singleton
    RenameWidget renameWidget(Widgets widgets) {
        return new RenameWidget(widgets);
    }

    @Produces
    @Singleton
    RevokeKey revokeKey(Widgets widgets, Looks.Listener listener, Clock clock) {
        return new RevokeKey(widgets, listener, clock);
    }

    @Produces
    @Singleton
    SaveDraft saveDraft(Looks looks, Pictures pictures, Catalogue catalogue, Clock clock) {
        return new SaveDraft(looks, pictures, catalogue, clock);
    }

    @Produces
    @Singleton
    PublishLook publishLook(Looks looks, Pictures pictures, Looks.Listener listener, Catalogue catalogue, Clock clock) {
        return new PublishLook(looks, pictures, listener, catalogue, clock);
    }

    @Produces
    @Singleton
    FirstWidget firstWidget(@ConfigProperty(name = "causerie.widget.key") Optional<String> key, Ids ids) {
        return new FirstWidget(key.orElse(""), ids);
    }

    @Produces
    @Singleton
    Snippet snippet(Files files, ObjectMapper json, OwnWords own) {
        return new Snippet(files.all(), json, own);
    }
}
