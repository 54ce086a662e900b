import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import simple_history.models
import uuid
import wagtail.fields
import wagtail_disclosure.catalogue.validators
import swapper
from django.conf import settings
from django.db import migrations, models
from wagtail.documents import get_document_model_string

# Wagtail 8 lets a site swap its base page; 7.4 does not know the setting.
swapper.set_app_prefix('wagtailcore', 'wagtail')
PAGE = swapper.get_model_name('wagtailcore', 'Page')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(get_document_model_string()),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChecklistCategoryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='number')),
            ],
            options={
                'verbose_name': 'checklist category',
                'verbose_name_plural': 'checklist categories',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='ChecklistItemPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('number', models.CharField(help_text='As in the list: 2, 2.1, B3.', max_length=20, verbose_name='number')),
                ('requirement', models.TextField(blank=True, help_text='What exactly has to be public.', verbose_name='requirement')),
                ('responsible_person', models.CharField(blank=True, help_text='If it is not the responsible person of the lead unit.', max_length=100, verbose_name='responsible person')),
                ('update_rule', models.CharField(choices=[('on-change', 'When it changes'), ('within-working-days', 'Within 20 working days'), ('yearly', 'Every year by a month'), ('each-term', 'Every term'), ('long-term', 'Permanently'), ('immediate', 'At once')], default='within-working-days', max_length=24, verbose_name='update rule')),
                ('update_month', models.PositiveSmallIntegerField(blank=True, help_text='1 to 12, for what is due every year.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='month')),
                ('is_due_after_period', models.BooleanField(default=False, help_text='A report on a period that has ended: the month lies after it.', verbose_name='looks back')),
                ('update_text', models.CharField(blank=True, help_text='Left empty, it is written from the rule.', max_length=255, verbose_name='time limit as shown')),
                ('period_type', models.CharField(choices=[('none', 'None'), ('school-year', 'School year'), ('calendar-year', 'Calendar year'), ('term', 'Term'), ('admission-year', 'Admission year'), ('graduating-year', 'Graduating year'), ('each-occurrence', 'Each occurrence')], default='none', help_text='How often the item has to be published anew.', max_length=20, verbose_name='period')),
                ('channels', models.CharField(blank=True, help_text='Where it is published: website, notice board, WeChat …', max_length=255, verbose_name='channels')),
                ('is_applicable', models.BooleanField(default=True, verbose_name='applies to this school')),
                ('not_applicable_reason', models.TextField(blank=True, verbose_name='reason why not')),
            ],
            options={
                'verbose_name': 'checklist item',
                'verbose_name_plural': 'checklist items',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='DisclosurePortalPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('school_name', models.CharField(blank=True, max_length=255, verbose_name='name of the school')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'disclosure portal',
                'verbose_name_plural': 'disclosure portals',
                'permissions': [('manage_catalogue', 'Can manage the disclosure catalogue')],
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='FrozenFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('size', models.PositiveBigIntegerField(help_text='In bytes.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'frozen file',
                'verbose_name_plural': 'frozen files',
            },
        ),
        migrations.CreateModel(
            name='IndexNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=100, unique=True, verbose_name='index number')),
                ('entry_uuid', models.UUIDField(editable=False, unique=True)),
                ('is_imported', models.BooleanField(default=False)),
                ('allocated_at', models.DateTimeField()),
                ('last_file_number', models.PositiveIntegerField(default=0, help_text='So that the address of a file never comes to mean another file.')),
            ],
            options={
                'verbose_name': 'index number',
                'verbose_name_plural': 'index numbers',
            },
        ),
        migrations.CreateModel(
            name='IndexNumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=100, unique=True)),
                ('last_serial', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='InformationKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('code', models.CharField(max_length=40, unique=True, validators=[django.core.validators.RegexValidator('^[\\w-]+\\Z', 'Use letters, digits, hyphens and underscores only.')], verbose_name='code')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('notice_working_days', models.PositiveIntegerField(blank=True, help_text='Working days for which a notice of this kind is open at least.', null=True, verbose_name='notice period')),
                ('sort_order', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'verbose_name': 'kind of information',
                'verbose_name_plural': 'kinds of information',
                'ordering': ['sort_order', 'code'],
            },
        ),
        migrations.CreateModel(
            name='PortalColumnPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('kind', models.CharField(choices=[('guide', 'Guide'), ('rules', 'Rules'), ('on-application', 'On application'), ('annual-reports', 'Annual reports'), ('supervision', 'Supervision')], max_length=20, verbose_name='column')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
                ('contact_office', models.CharField(blank=True, max_length=255, verbose_name='office')),
                ('contact_person', models.CharField(blank=True, max_length=100, verbose_name='person in charge')),
                ('contact_address', models.CharField(blank=True, max_length=255, verbose_name='address')),
                ('contact_postcode', models.CharField(blank=True, max_length=20, verbose_name='postcode')),
                ('contact_hours', models.CharField(blank=True, max_length=255, verbose_name='office hours')),
                ('contact_phone', models.CharField(blank=True, max_length=100, verbose_name='phone')),
                ('contact_fax', models.CharField(blank=True, max_length=100, verbose_name='fax')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
            ],
            options={
                'verbose_name': 'portal column',
                'verbose_name_plural': 'portal columns',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='UnitDirectoryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'unit directory',
                'verbose_name_plural': 'unit directories',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='AttachmentCollection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('collection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection')),
            ],
            options={
                'verbose_name': 'attachment collection',
                'verbose_name_plural': 'attachment collections',
            },
        ),
        migrations.CreateModel(
            name='AudienceSectionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('audience', models.CharField(choices=[('campus', 'Campus: everybody who can log in'), ('limited', 'Limited: members of groups')], default='campus', max_length=12, verbose_name='audience')),
                ('reason', models.TextField(help_text='Why this is not public, and by which rule.', verbose_name='reason')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
                ('groups', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Who may read, if the audience is limited.', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'audience section',
                'verbose_name_plural': 'audience sections',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='DisclosurePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('entry_uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('document_number', models.CharField(blank=True, db_index=True, max_length=100, verbose_name='document number')),
                ('produced_on', models.DateField(blank=True, help_text='The date of the document itself.', null=True, verbose_name='produced on')),
                ('published_on', models.DateField(blank=True, db_index=True, help_text='Only for what was public before, elsewhere; otherwise left empty: the day of publication is filled in.', null=True, verbose_name='published on')),
                ('period', models.CharField(blank=True, help_text='2023-2024 (school year), 2024 (calendar year), 2023-2024-1 (term).', max_length=20, validators=[wagtail_disclosure.catalogue.validators.validate_period], verbose_name='period covered')),
                ('five_open', models.CharField(blank=True, choices=[('decision', 'Decision'), ('execution', 'Execution'), ('management', 'Management'), ('service', 'Service'), ('result', 'Result')], max_length=12, verbose_name='five opens')),
                ('is_party_affair', models.BooleanField(default=False, verbose_name='party affairs')),
                ('is_school_affair', models.BooleanField(default=False, verbose_name='school affairs')),
                ('is_finance_affair', models.BooleanField(default=False, verbose_name='finance')),
                ('summary', models.TextField(blank=True, max_length=1000, verbose_name='summary')),
                ('keywords', models.CharField(blank=True, help_text='Separated by “;”.', max_length=255, verbose_name='keywords')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('table', 4), ('picture', 8), ('notice', 11)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'superscript', 'subscript', 'ol', 'ul', 'hr', 'link'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'Heading'), ('3', 'Sub-heading'), ('4', 'Third level')], 'label': 'Level'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 255}), 3: ('wagtail.blocks.StructBlock', [[('level', 1), ('text', 2)]], {}), 4: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'icon': 'table', 'label': 'Table', 'template': 'wagtail_disclosure/catalogue/blocks/table.html'}), 5: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Picture file'}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'What the picture shows, for readers who cannot see it.', 'label': 'Alternative text', 'max_length': 255}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 255, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('document', 5), ('alt_text', 6), ('caption', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 100, 'required': False}), 10: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'superscript', 'subscript', 'ol', 'ul', 'hr', 'link'], 'label': 'Text'}), 11: ('wagtail.blocks.StructBlock', [[('title', 9), ('text', 10)]], {})}, verbose_name='body')),
                ('external_url', models.URLField(blank=True, help_text='If the information itself is kept on another site.', max_length=500, verbose_name='address elsewhere')),
                ('channels', models.CharField(blank=True, help_text='Where else it was published: notice board, WeChat …', max_length=255, verbose_name='channels used')),
                ('validity', models.CharField(blank=True, choices=[('valid', 'Valid'), ('amended', 'Amended'), ('repealed', 'Repealed')], max_length=12, verbose_name='validity')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='effective on')),
                ('repealed_on', models.DateField(blank=True, null=True, verbose_name='repealed on')),
                ('source', models.CharField(blank=True, help_text='Of what is re-posted.', max_length=255, verbose_name='source')),
                ('change_note', models.TextField(blank=True, help_text='What has changed since the last publication; the public reads it.', verbose_name='change note')),
                ('is_scope_undecided', models.BooleanField(default=False, help_text='Such an entry cannot be published. Untick it once it is decided.', verbose_name='audience not decided yet')),
                ('interprets', models.ForeignKey(blank=True, help_text='The document that this entry explains.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='interpretations', to='wagtail_disclosure.disclosurepage', verbose_name='interprets')),
                ('kind', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='wagtail_disclosure.informationkind', verbose_name='kind')),
            ],
            options={
                'verbose_name': 'entry',
                'verbose_name_plural': 'entries',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='FileReadByEye',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_sha256', models.CharField(max_length=64, unique=True)),
                ('file_name', models.CharField(max_length=255, verbose_name='file')),
                ('read_at', models.DateTimeField()),
                ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'file checked by eye',
                'verbose_name_plural': 'files checked by eye',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('number', models.PositiveIntegerField(editable=False, null=True)),
                ('filename', models.CharField(blank=True, editable=False, max_length=255)),
                ('title', models.CharField(blank=True, help_text='Left empty, the title of the file is shown.', max_length=255, verbose_name='title')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_document_model_string(), verbose_name='file')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='wagtail_disclosure.disclosurepage')),
                ('frozen_file', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtail_disclosure.frozenfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FurtherPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='further_places', to='wagtail_disclosure.disclosurepage')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=PAGE, verbose_name='item or column')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalInformationKind',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=100, verbose_name='name')),
                ('code', models.CharField(db_index=True, max_length=40, validators=[django.core.validators.RegexValidator('^[\\w-]+\\Z', 'Use letters, digits, hyphens and underscores only.')], verbose_name='code')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('notice_working_days', models.PositiveIntegerField(blank=True, help_text='Working days for which a notice of this kind is open at least.', null=True, verbose_name='notice period')),
                ('sort_order', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical kind of information',
                'verbose_name_plural': 'historical kinds of information',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('entry_uuid', models.UUIDField()),
                ('digest', models.CharField(max_length=64)),
                ('imported_at', models.DateTimeField()),
                ('folder', models.TextField(help_text='Where the manifest lay.')),
                ('file_digest', models.CharField(blank=True, help_text="Of the row's own file; empty for an outside address.", max_length=64)),
                ('redirect_from', models.CharField(blank=True, db_index=True, help_text='Old address that leads to the entry once it is published.', max_length=255)),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imported_row', to='wagtail_disclosure.disclosurepage')),
            ],
            options={
                'verbose_name': 'imported row',
                'verbose_name_plural': 'imported rows',
            },
        ),
        migrations.CreateModel(
            name='ItemLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('period', models.CharField(blank=True, help_text='For example 2023-2024; left empty, the link counts for every one.', max_length=20, validators=[wagtail_disclosure.catalogue.validators.validate_period], verbose_name='period')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='wagtail_disclosure.checklistitempage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('document_number', models.CharField(blank=True, max_length=100, verbose_name='document number')),
                ('issuer', models.CharField(blank=True, max_length=255, verbose_name='issuer')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='effective on')),
                ('repealed_on', models.DateField(blank=True, null=True, verbose_name='repealed on')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('superseded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supersedes', to='wagtail_disclosure.legalbasis', verbose_name='superseded by')),
            ],
            options={
                'verbose_name': 'legal basis',
                'verbose_name_plural': 'legal bases',
                'ordering': ['title', 'document_number'],
            },
        ),
        migrations.CreateModel(
            name='ItemLegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', models.CharField(blank=True, max_length=100, verbose_name='article')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='legal_bases', to='wagtail_disclosure.checklistitempage')),
                ('basis', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtail_disclosure.legalbasis', verbose_name='legal basis')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalLegalBasis',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('document_number', models.CharField(blank=True, max_length=100, verbose_name='document number')),
                ('issuer', models.CharField(blank=True, max_length=255, verbose_name='issuer')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='effective on')),
                ('repealed_on', models.DateField(blank=True, null=True, verbose_name='repealed on')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('superseded_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='wagtail_disclosure.legalbasis', verbose_name='superseded by')),
            ],
            options={
                'verbose_name': 'historical legal basis',
                'verbose_name_plural': 'historical legal bases',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='FindingAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.CharField(max_length=255)),
                ('fingerprint', models.CharField(max_length=64)),
                ('rule', models.CharField(max_length=60)),
                ('verdict', models.CharField(choices=[('explained', 'Explained'), ('false-alarm', 'False alarm'), ('legal-basis', 'May be published by law')], max_length=12, verbose_name='verdict')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('answered_at', models.DateTimeField()),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('legal_basis', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtail_disclosure.legalbasis', verbose_name='legal basis')),
            ],
            options={
                'verbose_name': 'answer to a finding',
                'verbose_name_plural': 'answers to findings',
                'permissions': [('lift_finding', 'Can lift findings that forbid publication')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ChecklistPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE)),
                ('code', models.CharField(help_text='Names the list in manifests: the 2 in moe2014:2 stands in moe2014.', max_length=40, validators=[django.core.validators.RegexValidator('^[\\w-]+\\Z', 'Use letters, digits, hyphens and underscores only.')], verbose_name='code')),
                ('edition', models.CharField(blank=True, max_length=100, verbose_name='edition')),
                ('issuer', models.CharField(blank=True, max_length=255, verbose_name='issuer')),
                ('document_number', models.CharField(blank=True, max_length=100, verbose_name='document number')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
                ('legal_basis', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtail_disclosure.legalbasis', verbose_name='legal basis')),
            ],
            options={
                'verbose_name': 'checklist',
                'verbose_name_plural': 'checklists',
            },
            bases=(PAGE,),
        ),
        migrations.CreateModel(
            name='NothingToPublish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=20, verbose_name='period')),
                ('confirmed_at', models.DateTimeField()),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nothing_to_publish', to='wagtail_disclosure.checklistitempage')),
            ],
            options={
                'verbose_name': 'confirmation that nothing is to be published',
                'verbose_name_plural': 'confirmations that nothing is to be published',
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False, null=True)),
                ('filename', models.CharField(blank=True, editable=False, max_length=255)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_document_model_string(), verbose_name='file')),
                ('frozen_file', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtail_disclosure.frozenfile')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='wagtail_disclosure.disclosurepage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ResponsibleUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, unique=True, verbose_name='name')),
                ('code', models.CharField(help_text='Short and lasting: it becomes part of index numbers.', max_length=40, unique=True, validators=[django.core.validators.RegexValidator('^[\\w-]+\\Z', 'Use letters, digits, hyphens and underscores only.')], verbose_name='code')),
                ('is_external', models.BooleanField(default=False, help_text='A ministry or province that issues documents; not in the directory.', verbose_name='outside body')),
                ('level', models.CharField(blank=True, choices=[('national', 'National'), ('provincial', 'Provincial'), ('municipal', 'Municipal')], help_text='Of outside bodies: groups the rules that the school re-posts.', max_length=12, verbose_name='level')),
                ('responsible_post', models.CharField(blank=True, max_length=100, verbose_name='responsible post')),
                ('responsible_person', models.CharField(blank=True, max_length=100, verbose_name='responsible person')),
                ('office', models.CharField(blank=True, max_length=100, verbose_name='office')),
                ('address', models.CharField(blank=True, max_length=255, verbose_name='address')),
                ('phone', models.CharField(blank=True, max_length=100, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('hours', models.CharField(blank=True, max_length=255, verbose_name='office hours')),
                ('sort_order', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='wagtail_disclosure.responsibleunit', verbose_name='parent unit')),
            ],
            options={
                'verbose_name': 'responsible unit',
                'verbose_name_plural': 'responsible units',
                'ordering': ['is_external', 'sort_order', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalUnitMembership',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('role', models.CharField(choices=[('drafter', 'Drafter'), ('reviewer', 'Reviewer'), ('head', 'Unit head'), ('deputy', 'Deputy')], default='drafter', max_length=12, verbose_name='role')),
                ('includes_children', models.BooleanField(default=False, verbose_name='also the units below')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_until', models.DateField(blank=True, help_text='The last day on which it holds.', null=True, verbose_name='until')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='wagtail_disclosure.responsibleunit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'historical unit membership',
                'verbose_name_plural': 'historical unit memberships',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalResponsibleUnit',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=255, verbose_name='name')),
                ('code', models.CharField(db_index=True, help_text='Short and lasting: it becomes part of index numbers.', max_length=40, validators=[django.core.validators.RegexValidator('^[\\w-]+\\Z', 'Use letters, digits, hyphens and underscores only.')], verbose_name='code')),
                ('is_external', models.BooleanField(default=False, help_text='A ministry or province that issues documents; not in the directory.', verbose_name='outside body')),
                ('level', models.CharField(blank=True, choices=[('national', 'National'), ('provincial', 'Provincial'), ('municipal', 'Municipal')], help_text='Of outside bodies: groups the rules that the school re-posts.', max_length=12, verbose_name='level')),
                ('responsible_post', models.CharField(blank=True, max_length=100, verbose_name='responsible post')),
                ('responsible_person', models.CharField(blank=True, max_length=100, verbose_name='responsible person')),
                ('office', models.CharField(blank=True, max_length=100, verbose_name='office')),
                ('address', models.CharField(blank=True, max_length=255, verbose_name='address')),
                ('phone', models.CharField(blank=True, max_length=100, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('hours', models.CharField(blank=True, max_length=255, verbose_name='office hours')),
                ('sort_order', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='wagtail_disclosure.responsibleunit', verbose_name='parent unit')),
            ],
            options={
                'verbose_name': 'historical responsible unit',
                'verbose_name_plural': 'historical responsible units',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='EntryIssuer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='issuers', to='wagtail_disclosure.disclosurepage')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtail_disclosure.responsibleunit', verbose_name='issuer')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='disclosurepage',
            name='responsible_unit',
            field=models.ForeignKey(help_text='The unit that answers for the entry and publishes it.', limit_choices_to={'is_external': False}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='wagtail_disclosure.responsibleunit', verbose_name='responsible unit'),
        ),
        migrations.AddField(
            model_name='checklistitempage',
            name='co_units',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, limit_choices_to={'is_external': False}, related_name='co_items', to='wagtail_disclosure.responsibleunit', verbose_name='co-responsible units'),
        ),
        migrations.AddField(
            model_name='checklistitempage',
            name='lead_unit',
            field=models.ForeignKey(blank=True, limit_choices_to={'is_external': False}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_items', to='wagtail_disclosure.responsibleunit', verbose_name='responsible unit (lead)'),
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_sha256', models.CharField(max_length=64)),
                ('rules_sha256', models.CharField(max_length=64)),
                ('status', models.CharField(choices=[('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='running', max_length=8)),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('findings', models.JSONField(default=list)),
                ('failure', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'verbose_name': 'screening',
                'verbose_name_plural': 'screenings',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('content_sha256', 'rules_sha256'), name='wagtail_disclosure_screened_once')],
            },
        ),
        migrations.CreateModel(
            name='Supersession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='supersessions', to='wagtail_disclosure.disclosurepage')),
                ('superseded', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='superseded_by_rows', to='wagtail_disclosure.disclosurepage', verbose_name='superseded entry')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnitMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('drafter', 'Drafter'), ('reviewer', 'Reviewer'), ('head', 'Unit head'), ('deputy', 'Deputy')], default='drafter', max_length=12, verbose_name='role')),
                ('includes_children', models.BooleanField(default=False, verbose_name='also the units below')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_until', models.DateField(blank=True, help_text='The last day on which it holds.', null=True, verbose_name='until')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='wagtail_disclosure.responsibleunit', verbose_name='unit')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unit_memberships', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'unit membership',
                'verbose_name_plural': 'unit memberships',
                'ordering': ['unit', 'role', 'user'],
            },
        ),
        migrations.CreateModel(
            name='EntryPlacement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(blank=True, max_length=20)),
                ('is_main', models.BooleanField(default=False)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='wagtail_disclosure.disclosurepage')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entry_placements', to=PAGE)),
            ],
            options={
                'indexes': [models.Index(fields=['place', 'period'], name='disclosure_place_period')],
                'constraints': [models.UniqueConstraint(fields=('place', 'entry'), name='wagtail_disclosure_entry_placed_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='legalbasis',
            constraint=models.UniqueConstraint(fields=('title', 'document_number'), name='wagtail_disclosure_legal_basis_once', violation_error_message='This legal basis is already in the register.'),
        ),
        migrations.AddIndex(
            model_name='findinganswer',
            index=models.Index(fields=['content_type', 'object_id'], name='disclosure_answer_object'),
        ),
        migrations.AddConstraint(
            model_name='findinganswer',
            constraint=models.UniqueConstraint(fields=('content_type', 'object_id', 'fingerprint'), name='wagtail_disclosure_answered_once'),
        ),
        migrations.AddConstraint(
            model_name='nothingtopublish',
            constraint=models.UniqueConstraint(fields=('item', 'period'), name='wagtail_disclosure_nothing_once'),
        ),
    ]
