import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.commandline.admin.security.SetInitialPasswordCommand;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.SettingImpl;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import picocli.CommandLine;

/**
 * A Neo4j Community server for tests: Bolt on 127.0.0.1 alone, user neo4j, one folder.
 *
 * Arguments: FOLDER PORT (0: any free one). The environment holds NEO4J_PASSWORD, which counts on a folder's first start.
 * Prints "READY port" when it answers; ends with its parent process. Exit code 3: it could not start.
 */
public class LocalNeo4j {
    public static void main(String[] args) throws InterruptedException {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        try {
            Path folder = Path.of(args[0]).toAbsolutePath();
            int port = freePort(Integer.parseInt(args[1]));
            setFirstPassword(folder, System.getenv("NEO4J_PASSWORD"));
            DatabaseManagementService server = configured(folder, port).build();
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
            System.out.println("READY " + port);
            System.out.flush();
        } catch (Throwable error) {
            Throwable cause = error;
            while (cause.getCause() != null) cause = cause.getCause();
            System.err.println("NOT STARTED " + cause);
            System.exit(3);
        }
        Thread.currentThread().join();
    }

    private static DatabaseManagementServiceBuilder configured(Path folder, int port) {
        SocketAddress address = new SocketAddress("127.0.0.1", port);
        DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(folder)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.auth_max_failed_attempts, 0) // a wrong password in a test locks nobody out
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128)) // not half of the machine
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false) // not half a gigabyte at once
                .setConfig(GraphDatabaseSettings.transaction_timeout, Duration.ofSeconds(60))
                .setConfig(GraphDatabaseSettings.allow_file_urls, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false); // no usage reports
        stopAtOnce(builder);
        return builder;
    }

    /** Otherwise every stop waits ten seconds for network threads that have nothing left to do. */
    @SuppressWarnings("unchecked")
    private static void stopAtOnce(DatabaseManagementServiceBuilder builder) {
        var setting = (SettingImpl<Object>) (Object) GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period;
        builder.setConfig(setting, setting.parse("0"));
    }

    /** Stored before the port opens, so that the well-known first password never works. */
    private static void setFirstPassword(Path folder, String password) throws Exception {
        if (Files.exists(folder.resolve("data/databases/system"))) return;
        Path conf = Files.createDirectories(folder.resolve("conf"));
        var files = new DefaultFileSystemAbstraction();
        var context = new ExecutionContext(folder, conf, System.err, System.err, files);
        int code = new CommandLine(new SetInitialPasswordCommand(context)).execute(password);
        if (code != 0) throw new IllegalArgumentException("the password was refused");
    }

    /** The port if it can be had, so that a busy one is told at once. */
    private static int freePort(int wanted) throws Exception {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
