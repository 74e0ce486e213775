import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A throw-away Neo4j that speaks Bolt: the kernel, Cypher and Bolt of the server, without HTTP or browser.
 *
 * <p>Arguments: the home folder, the configuration file, and queries to ask first, if any. Prints READY and runs until
 * its standard input closes, so it never outlives the test session that started it.
 */
public final class BoltServer {
    private BoltServer() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Path configuration = Path.of(arguments[1]).toAbsolutePath();
        var service = new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(configuration).build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        for (int place = 2; place < arguments.length; place++) {
            service.database("neo4j").executeTransactionally(arguments[place]);
        }
        System.out.println("READY");
        System.out.flush();
        while (System.in.read() != -1) {
            // Nothing is read: the end of the input is the sign to stop.
        }
        System.exit(0);
    }
}
