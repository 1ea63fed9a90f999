package dev.causerie.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we have from others is what we chose: these versions, these very files, under licences that go with
/// ours. Whether somebody has found a hole in one of them cannot be seen from here; `SECURITY.md` says how to
/// ask.
class DependenciesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /// Which file was taken for each library; `./causerie generate` rewrites it.
    private static final Path TAKEN = Path.of("dependencies.txt");
    private static final int MOST_OF_OUR_OWN_CHOICE = 20;
    private static final Path REPOSITORY =
            Path.of(System.getProperty("causerie.repository")).toAbsolutePath();
    /// Of these another machine has others; what our own project names for several systems is the same everywhere.
    private static final Pattern OF_ONE_SYSTEM =
            Pattern.compile("(?!.*native-epoll).*(native-|-(linux|osx|windows)-).*");
    private static final Pattern GOOD = Pattern.compile(
            "(?i).*\\b(apache|mit|bsd|epl|eclipse|edl|isc|cc0(-1\\.0)?|public domain|unlicense|0bsd|go license)\\b.*");
    /// For building and testing only, unchanged.
    private static final List<String> GOOD_FOR_TOOLS = List.of("MPL-2.0");

    private static final Pattern LICENCES = Pattern.compile("(?s)<licenses>(.*?)</licenses>");
    private static final Pattern NAME = Pattern.compile("(?s)<name>(.*?)</name>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");

    /// @param folder of one version of one library
    private record Library(Path folder, Path file) {
        String name() {
            Path relative = REPOSITORY.relativize(folder);
            int names = relative.getNameCount();
            return relative.subpath(0, names - 2).toString().replace(File.separatorChar, '.') + ":"
                    + relative.getName(names - 2) + ":" + relative.getName(names - 1) + " " + file.getFileName();
        }

        Path paper() {
            return folder.resolve(folder.getParent().getFileName() + "-" + folder.getFileName() + ".pom");
        }
    }

    private static List<Library> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry ->
                        entry.startsWith(REPOSITORY) && entry.toString().endsWith(".jar"))
                .map(entry -> new Library(entry.getParent(), entry))
                .toList();
    }

    @Test
    void eachLibraryIsTheFileThatWasTaken() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Library library : libraries()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library.file));
            found.put(library.name(), HexFormat.of().formatHex(hash));
        }
        found.keySet().removeIf(name -> OF_ONE_SYSTEM.matcher(name).matches());
        assertThat(found).hasSizeGreaterThan(100);
        List<String> lines = found.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
        if (Boolean.getBoolean("causerie.generate")) {
            Files.write(TAKEN, lines);
        }
        assertThat(lines)
                .as("run ./causerie generate, and look at what is another")
                .isEqualTo(Files.readAllLines(TAKEN));
    }

    @Test
    void eachLibraryMayBeGivenAwayWithOurs() throws IOException {
        List<Library> libraries = libraries();
        assertThat(libraries).hasSizeGreaterThan(100);
        for (Library library : libraries) {
            List<String> licences = licences(library.paper());
            assertThat(licences)
                    .as(library.name())
                    .anyMatch(licence -> GOOD.matcher(licence).matches());
        }
    }

    /// They stand in a library's own paper or in that of what it is part of.
    private static List<String> licences(Path paper) throws IOException {
        String text = Files.readString(paper).replaceAll("(?s)<!--.*?-->", "");
        var said = LICENCES.matcher(text);
        if (said.find()) {
            return NAME.matcher(said.group(1))
                    .results()
                    .map(name -> name.group(1).strip())
                    .toList();
        }
        MatchResult parent = PARENT.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No licence in " + paper));
        String group = element(parent.group(1), "groupId");
        String artifact = element(parent.group(1), "artifactId");
        String version = element(parent.group(1), "version");
        Path above = REPOSITORY.resolve(group.replace('.', '/'), artifact, version, artifact + "-" + version + ".pom");
        return licences(above);
    }

    private static String element(String text, String name) {
        return Pattern.compile("<" + name + ">(.*?)</" + name + ">")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .strip();
    }

    @Test
    void theServerStandsOnFew() throws IOException {
        String project = Files.readString(Path.of("pom.xml"));
        String listed = project.substring(project.indexOf("</dependencyManagement>"), project.indexOf("<build>"));
        List<String> own = Pattern.compile("(?s)<dependency>(.*?)</dependency>")
                .matcher(listed)
                .results()
                .map(one -> one.group(1))
                .filter(one -> !one.contains("<scope>test</scope>"))
                .toList();
        assertThat(own).hasSizeLessThanOrEqualTo(MOST_OF_OUR_OWN_CHOICE).doesNotHaveDuplicates();
        assertThat(project).doesNotContain("SNAPSHOT", "LATEST</version>", "RELEASE</version>", "<repository>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"widget", "dashboard", "e2e", "server"})
    void eachPackageIsOfOneVersionWithItsHashAndRunsNothingWhenItIsInstalled(String folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode wanted = json.readTree(ROOT.resolve(folder, "package.json").toFile());
        for (String kind : List.of("dependencies", "devDependencies")) {
            for (JsonNode version : wanted.path(kind)) {
                assertThat(version.asText()).as(folder).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
            }
        }
        JsonNode packages = json.readTree(
                        ROOT.resolve(folder, "package-lock.json").toFile())
                .path("packages");
        List<String> wrong = new ArrayList<>();
        packages.properties().stream()
                .filter(one -> !one.getKey().isEmpty())
                .forEach(one -> wrong.addAll(wrongWith(one.getKey(), one.getValue())));
        assertThat(wrong).isEmpty();
    }

    private static List<String> wrongWith(String name, JsonNode found) {
        List<String> wrong = new ArrayList<>();
        boolean optional = found.path("optional").asBoolean();
        if (found.path("hasInstallScript").asBoolean() && !optional) {
            wrong.add(name + " runs a script when it is installed");
        }
        // Of what is for another system nothing is fetched, and nothing is known here.
        if (!found.path("integrity").asText().startsWith("sha512-") && !optional) {
            wrong.add(name + " has no hash");
        }
        String licence = found.path("license").asText();
        boolean tool = found.path("dev").asBoolean() || optional;
        if (!GOOD.matcher(licence).matches() && !(tool && (licence.isEmpty() || GOOD_FOR_TOOLS.contains(licence)))) {
            wrong.add(name + " has the licence " + licence);
        }
        return wrong;
    }
}
