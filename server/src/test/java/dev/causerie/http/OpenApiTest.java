package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;

/// What stands in the description is what the routes say. `./causerie generate` rewrites it.
class OpenApiTest {
    private static final Path CLASSES = Path.of("target/classes/dev/causerie");
    private static final Path DESCRIPTION = Path.of("../protocol/openapi.json");

    @Test
    void theDescriptionIsThatOfTheRoutes() throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        JsonNode routes = json.readTree(described().toJSON());
        if (Boolean.getBoolean("causerie.generate")) {
            Files.writeString(DESCRIPTION, json.writeValueAsString(routes) + "\n");
        }
        assertThat(json.readTree(DESCRIPTION.toFile()))
                .as("run ./causerie generate, and look at what is another")
                .isEqualTo(routes);
    }

    private static SmallRyeOpenAPI described() throws IOException {
        return SmallRyeOpenAPI.builder()
                .withConfig(ConfigProvider.getConfig())
                .withIndex(index())
                .enableStandardStaticFiles(false)
                .addFilter(new Ours())
                .build();
    }

    private static Index index() throws IOException {
        Indexer indexer = new Indexer();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path one : classes) {
                try (InputStream in = Files.newInputStream(one)) {
                    indexer.index(in);
                }
            }
        }
        return indexer.complete();
    }

    /// Its name, and the calls of one kind of thing together.
    private static final class Ours implements OASFilter {
        @Override
        public void filterOpenAPI(OpenAPI all) {
            all.setInfo(OASFactory.createInfo().title("Causerie").version("0.1.0"));
            for (Map.Entry<String, PathItem> path :
                    all.getPaths().getPathItems().entrySet()) {
                String kind = path.getKey().split("/")[2];
                path.getValue().getOperations().values().forEach(call -> call.addTag(kind));
            }
        }
    }
}
